import { readFileSync } from "node:fs";

/** Demo data that the server writes for scripts. */
interface Demo {
  readonly base_url: string;
  readonly api_key: string;
  readonly workspace_id: string;
  readonly agent_id: string;
  readonly user_id: string;
}

const file = process.env.HYPONEMA_DEMO ?? "./data/demo.json";

/** Reads the demo's credentials from `data/demo.json`, or from the file named by HYPONEMA_DEMO. */
export function readDemo(): Demo {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Demo;
  } catch {
    console.error(`${file} cannot be read. Run \`npm start\` first, or name the file in HYPONEMA_DEMO.`);
    process.exit(1);
  }
}
