import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

/** Writes generated files to `folder`. With --check on the command line, fails instead if the committed files differ. */
export function writeOrCheck(folder: URL, files: Readonly<Record<string, string>>): void {
  const checking = process.argv.includes("--check");
  if (!checking) mkdirSync(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    const file = new URL(name, folder);
    if (!checking) {
      writeFileSync(file, text);
    } else if (readFileSync(file, "utf8") !== text) {
      console.error(
        `${name} is not what its sources say: run \`npm run contract\` and commit the difference.`,
      );
      process.exitCode = 1;
    }
  }
}
