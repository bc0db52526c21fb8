import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Demo } from "../demo/seed.ts";
import { openDataFolder } from "../platform/data-folder.ts";
import { writePrivateFile } from "../platform/files.ts";
import { CommandError } from "./with-instance.ts";

const DemoFile = z.object({
  base_url: z.string(),
  api_key: z.string(),
  workspace_id: z.string(),
  agent_id: z.string(),
  user_id: z.string(),
});
type DemoFile = z.infer<typeof DemoFile>;

/** Reads the demo's credentials from `<data dir>/demo.json`; null if there is no such file. Throws `CommandError`. */
export async function readDemoFile(dataDir: string): Promise<DemoFile | null> {
  const file = join(dataDir, "demo.json");
  try {
    return DemoFile.parse(JSON.parse(await readFile(file, "utf8")));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new CommandError(
      `${file}, which holds the demo's API key, ${code ? `cannot be read (${code})` : "is damaged"}. Delete it, start again, and make a new key with \`npx hyponema keys create\`.`,
      { cause: error },
    );
  }
}

/** Writes `<data dir>/demo.json`, readable by its owner only. */
export async function writeDemoFile(dataDir: string, baseUrl: string, demo: Demo): Promise<void> {
  const { api_key, workspace_id, agent_id, user_id } = demo;
  await openDataFolder(dataDir);
  const content: DemoFile = { base_url: baseUrl, api_key, workspace_id, agent_id, user_id };
  await writePrivateFile(join(dataDir, "demo.json"), `${JSON.stringify(content, null, 2)}\n`);
}
