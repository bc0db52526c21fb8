import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../packages/server/test/server.ts";

const run = promisify(execFile);
let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "hyponema-examples-"));
  await writeFile(join(folder, "demo.json"), JSON.stringify({ base_url: server.url, ...server.demo }));
});

afterAll(async () => {
  await server.dispose();
  await rm(folder, { recursive: true });
});

async function runExample(example: string): Promise<string> {
  const file = fileURLToPath(new URL(example, import.meta.url));
  const env = { ...process.env, HYPONEMA_DEMO: join(folder, "demo.json") };
  return (await run(process.execPath, [file], { env })).stdout;
}

test("first-session streams an answer from the demo agent", async () => {
  expect(await runExample("./first-session.ts")).toContain("Breakfast is served from 7 to 10");
});

test("chat-socket talks over the socket and ends the session", async () => {
  const text = await runExample("./chat-socket.ts");
  expect(text).toContain("12 euros");
  expect(text).toContain("The session is over.");
});

test("resume hangs up in the middle of an answer and reads the rest", async () => {
  const [before, after] = (await runExample("./resume.ts")).split(" ✂ ");
  expect(before?.length).toBeGreaterThan(0);
  expect(`${before}${after}`).toContain("Breakfast is served from 7 to 10");
});

test("without a server's demo data an example says what to do", async () => {
  const file = fileURLToPath(new URL("./first-session.ts", import.meta.url));
  const env = { ...process.env, HYPONEMA_DEMO: join(folder, "none.json") };
  await expect(run(process.execPath, [file], { env })).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("Run `npm start` first"),
  });
});

test("connect-calendar connects an account, attaches its tools and publishes", async () => {
  const text = await runExample("./connect-calendar.ts");
  expect(text).toContain("Cal.com: find_slots, book,");
  expect(text).toContain("not connected: Cal.com gave no answer: 127.0.0.1 is not a public address.");
  expect(text).toMatch(/the model is offered .*cal_com_find_slots, cal_com_book$/m);
  expect(text).toContain("published as version 1");
});

test("design-agent makes an agent, publishes it, changes it and goes back", async () => {
  const text = await runExample("./design-agent.ts");
  expect(text).toContain("published as version 1");
  expect(text).toContain("changed /dynamic_variables/0/default");
  expect(text).toContain("back to version 1 of 2");
});

test("know-a-user tells the agent of a person, and merges two records and parts them again", async () => {
  const text = await runExample("./know-a-user.ts");
  expect(text).toContain("is new");
  expect(text).toContain("- Wants a room: facing the garden");
  expect(text).toContain("leads to Ivo Perić, +385911234567");
  expect(text).toContain("was undone");
});

test("remember recalls what holds now with the reasons, shows the chain, and forgets", async () => {
  const text = await runExample("./remember.ts");
  const [before = "", after = ""] = text.split("Forgotten, and asked again:");
  expect(before).toMatch(/\d\.\d\d {2}The user lives in Porto/);
  expect(before).toContain("superseded: The user lives in Hamburg.");
  expect(before).toContain("left out: superseded");
  expect(after).not.toContain("Porto");
});
