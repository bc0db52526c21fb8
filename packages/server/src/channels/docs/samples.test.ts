import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Block,
  firstMissing,
  MARKERS,
  RUNNABLE,
  readSamplePages,
  type SamplePage,
} from "../../../test/samples.ts";
import { startTestServer, TEST_SECRET, type TestServer } from "../../../test/server.ts";

const ROOT = fileURLToPath(new URL("../../../../../", import.meta.url));
const SCRIPTS = ["ts", "js"];
// Each program that a page starts takes a second, or ten on a busy machine.
const TIMEOUT_MS = 300_000;
const pages = await readSamplePages();

let server: TestServer;
let folder: string;

beforeAll(async () => {
  // The samples call systems on this machine.
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.0/8" });
  folder = await mkdtemp(join(tmpdir(), "hyponema-samples-"));
  await mkdir(join(folder, "data"));
  const demo = { base_url: server.url, ...server.demo };
  await writeFile(join(folder, "data/demo.json"), JSON.stringify(demo));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"));
});

afterAll(async () => {
  await server.dispose();
  await rm(folder, { recursive: true });
});

test.each(pages.map((page) => [page.file, page] as const))(
  "%s says of all its code whether it is run",
  (_, page) => {
    const unsaid = page.blocks.filter(
      ({ language, marker }) => RUNNABLE.includes(language) && !MARKERS.includes(marker),
    );
    const places = unsaid.map(
      ({ language, line }) => `${page.file}:${line}: write \`${language} run\` or \`${language} shown\``,
    );
    expect(places).toEqual([]);
  },
);

const having = (languages: readonly string[]) =>
  pages
    .filter(({ blocks }) =>
      blocks.some(({ language, marker }) => languages.includes(language) && marker === "run"),
    )
    .map((page) => [page.file, page] as const);

describe.each(having(["sh"]))("the shell's code of %s", (_, page) => {
  test(
    "does what the page says",
    async () => {
      const blocks = page.blocks.filter(({ language, marker }) => language === "sh" && marker === "run");
      const printed = await runShell(page, blocks);
      for (const [index, block] of blocks.entries()) {
        const missing = firstMissing(outputOf(page, block) ?? "", printed[index] ?? "");
        expect(missing, `${page.file}:${block.line} prints:\n${printed[index]}`).toBeNull();
      }
    },
    TIMEOUT_MS,
  );
});

describe.each(having(SCRIPTS))("the programs of %s", (_, page) => {
  test(
    "do what the page says",
    async () => {
      const blocks = page.blocks.filter(
        ({ language, marker }) => SCRIPTS.includes(language) && marker === "run",
      );
      const printed = await runScript(page, blocks);
      // Collected as a whole, since a program keeps running after its last line has been read.
      const expected = blocks.flatMap((block) => outputOf(page, block) ?? []);
      expect(firstMissing(expected.join("\n"), printed), printed).toBeNull();
    },
    TIMEOUT_MS,
  );
});

/** The documented output of a block; null if there is none. */
function outputOf(page: SamplePage, block: Block): string | null {
  const next = page.blocks[page.blocks.indexOf(block) + 1];
  return next?.marker === "output" ? next.content : null;
}

// Printed between the blocks, to split the output by block.
const BLOCK_SEPARATOR = "─── end of the block ───";

async function runShell(page: SamplePage, blocks: readonly Block[]): Promise<string[]> {
  const script = [
    "set -euo pipefail",
    "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT",
    // Replaces npx, which would query a registry for a missing package.
    `npx() { shift; node ${ROOT}packages/server/src/cli/main.ts "$@"; }`,
    ...setupOf(page, ["sh"]),
    ...blocks.map(({ content }) => `${content}\necho; echo '${BLOCK_SEPARATOR}'`),
  ];
  const output = await run("bash", ["-c", await withLocalAddresses(script.join("\n"))]);
  return output.split(BLOCK_SEPARATOR);
}

async function runScript(page: SamplePage, blocks: readonly Block[]): Promise<string> {
  const file = join(folder, "sample.ts");
  const script = [
    // A browser global that Node lacks.
    "globalThis.localStorage = {} as Storage;",
    ...setupOf(page, SCRIPTS),
    ...blocks.map(({ content }) => content),
  ];
  await writeFile(file, await withLocalAddresses(script.join("\n")));
  return run(process.execPath, ["--no-warnings", file]);
}

// Shell setup comes from the quickstart for all pages, program setup from the page itself.
function setupOf(page: SamplePage, languages: readonly string[]): string[] {
  return pages
    .filter(({ file }) => file === page.file || file === "docs/quickstart.md")
    .flatMap(({ blocks }) => blocks)
    .filter(({ language, marker }) => languages.includes(language) && marker === "setup")
    .map(({ content }) => content);
}

// Replaces the default ports and placeholder IDs of the pages with those of the test.
async function withLocalAddresses(script: string): Promise<string> {
  const port = await freePort();
  return script
    .replaceAll("http://127.0.0.1:8787", server.url)
    .replaceAll("127.0.0.1:9099", `127.0.0.1:${port}`)
    .replaceAll("listen(9099", `listen(${port}`)
    .replaceAll("agent_…", server.demo.agent_id);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

function run(program: string, options: readonly string[]): Promise<string> {
  const child = spawn(program, options, {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      HOME: folder,
      HYPONEMA_API_KEY: server.demo.api_key,
      DATABASE_URL: server.database.url,
      HYPONEMA_SECRET_KEY: TEST_SECRET,
      HYPONEMA_DATA_DIR: join(folder, "data"),
      PORT: "0",
    },
  });
  let output = "";
  let complaints = "";
  child.stdout.on("data", (chunk) => {
    output += chunk;
  });
  child.stderr.on("data", (chunk) => {
    complaints += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`it ended with ${code}:\n${output}\n${complaints}`));
    });
  });
}
