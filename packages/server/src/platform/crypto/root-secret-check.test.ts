import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, TEST_SECRET, type TestServer } from "../../../test/server.ts";
import { Secret } from "../secret.ts";
import { localKeyEncryption, Sealer } from "./envelope.ts";
import { Keyring } from "./keyring.ts";
import { checkRootSecret, storeRootSecretCheck } from "./root-secret-check.ts";

const NEW = "a newer root secret that is long enough as well";
const source = { name: "HYPONEMA_SECRET_KEY" };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

const sealer = (roots: string) =>
  new Sealer(localKeyEncryption(new Keyring(new Secret(roots)).keysFor("sealing")));
const check = (roots: string) => checkRootSecret(server.instance, sealer(roots), source);

test("a database that is older than the check is known by what is sealed in it", async () => {
  const path = `/workspaces/${server.demo.workspace_id}/provider-credentials/openai`;
  const owner = await server.signIn("owner");
  expect((await owner.ask("PUT", path, { body: { api_key: "sk-sealed" } })).status).toBeLessThan(300);
  await expect(check(NEW)).rejects.toThrow(
    "sealed with another root secret than the one in HYPONEMA_SECRET_KEY",
  );
  await check(TEST_SECRET);
});

test("another root secret is found out, and the old one stays known until everything is rotated", async () => {
  await check(TEST_SECRET);
  await expect(check(NEW)).rejects.toThrow("sealed with another root secret");
  await check(`${NEW},${TEST_SECRET}`);
  // Whoever drops the old one before `credentials rotate` is stopped.
  await expect(check(NEW)).rejects.toThrow("credentials rotate");
  await server.instance.database.asSystem((tx) => storeRootSecretCheck(tx, sealer(`${NEW},${TEST_SECRET}`)));
  await check(NEW);
});
