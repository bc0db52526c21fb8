import { readFileSync } from "node:fs";
import { ERRORS } from "@hyponema/contract/errors";
import { LEAST_ROLES, ROLES, reaches } from "@hyponema/contract/roles";
import type { Access } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { GRANTABLE_SCOPES } from "@hyponema/contract/scopes";
import { z } from "zod";
import { writeOrCheck } from "../../../scripts/generated.ts";
import { NOTHING_OF_USERS, USER_DATA } from "../src/areas/user-data.ts";
import { CONTENTS } from "../src/channels/docs/contents.ts";
import { readGuide } from "../src/channels/docs/guide.ts";
import { Environment } from "../src/config.ts";
import type { UserTable } from "../src/resources/users/user-data.ts";

const ROOT = new URL("../../../", import.meta.url);
const MOST_SAID = 160;

// `node reference.ts` writes docs/reference from the tables that the code itself reads, and the guide's contents from the
// pages that there are; with --check it fails when the committed pages are not what they say.
writeOrCheck(new URL("docs/", ROOT), {
  "README.md": await opening(),
  "reference/configuration.md": configuration(),
  "reference/errors.md": errors(),
  "reference/roles.md": roles(),
  "reference/routes.md": routes(),
  "reference/user-data.md": userData(),
});

async function opening(): Promise<string> {
  const { pages } = await readGuide(ROOT);
  const parts = CONTENTS.map(({ title }) => {
    const lines = pages
      .filter(({ chapter }) => chapter === title)
      .map(({ title: name, file, markdown }) =>
        `- [${name}](${file.replace("docs/", "")}): ${firstSentence(markdown)}`.replace(/: $/, ""),
      );
    return `## ${title}\n\n${lines.join("\n")}`;
  });
  const page = readFileSync(new URL("docs/README.md", ROOT), "utf8");
  return page.replace(
    /(<!-- contents.*-->\n)[\s\S]*(<!-- end of contents -->)/,
    (_, begin: string, end: string) => `${begin}\n${parts.join("\n\n")}\n\n${end}`,
  );
}

/** What a page is about: the sentence after its title, without links; nothing where that is not one. */
function firstSentence(markdown: string): string {
  const [, paragraph = ""] = /^# .+\n+(?:_.+\n+)?([^#|\n][\s\S]*?)\n\n/m.exec(markdown) ?? [];
  const text = paragraph.replace(/\s+/g, " ").replace(/\[([^\]]+)\]\([^)]*\)/g, "$1");
  const sentence = /^.*?\.(?= |$)/.exec(text)?.[0] ?? "";
  return sentence.length > MOST_SAID ? "" : sentence;
}

function configuration(): string {
  const rows = Object.entries(Environment.shape).map(([name, schema]) => {
    const { description = "" } = z.globalRegistry.get(schema) ?? {};
    const fallback = schema.safeParse(undefined);
    const value = fallback.success && fallback.data !== undefined ? `\`${show(fallback.data)}\`` : "";
    return `| \`${name}\` | ${value} | ${description.replaceAll("|", "\\|")} |`;
  });
  return document(
    "Configuration",
    "Everything the server takes from its environment. An empty variable counts as none.",
    ["| Variable | Default | |", "|---|---|---|", ...rows],
  );
}

function show(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function errors(): string {
  const rows = Object.entries(ERRORS).map(
    ([code, { status, title, advice }]) => `| \`${code}\` | ${status} | ${title}. ${advice} |`,
  );
  return document("Errors", "The closed list of what can be refused, as RFC 9457 problems.", [
    "| Code | Status | |",
    "|---|---|---|",
    ...rows,
  ]);
}

function routes(): string {
  const rows = ROUTES.map(({ method, path, operationId, access, summary }) => {
    return `| \`${method} ${path}\` | \`${operationId}\` | ${whoMay(access)} | ${summary} |`;
  });
  const scopes = GRANTABLE_SCOPES.map((scope) => `\`${scope}\``).join(", ");
  return document(
    "Routes",
    `Details are on a running server's \`/docs/reference\`. Scopes a key can be given: ${scopes}.`,
    ["| Route | Operation | Access | |", "|---|---|---|---|", ...rows],
  );
}

function whoMay(access: Access): string {
  if (access.kind === "scope") return `\`${access.scope}\``;
  if (access.kind !== "dashboard") return access.kind.replaceAll("_", " ");
  return access.permission === "self" ? "signed in" : `member: \`${access.permission}\``;
}

function roles(): string {
  const rows = Object.entries(LEAST_ROLES).map(([permission, least]) => {
    const marks = ROLES.map((role) => (reaches(role, least) ? "yes" : ""));
    return `| \`${permission}\` | ${marks.join(" | ")} |`;
  });
  return document(
    "Roles",
    "What members of each role may do: the scopes of API keys, and at the end what no key can be given. Writing includes reading.",
    [`| | ${ROLES.join(" | ")} |`, `|---|${ROLES.map(() => "---|").join("")}`, ...rows],
  );
}

function userData(): string {
  const families = USER_DATA.flatMap(({ family, tables, timeline = [] }) => {
    const kinds = timeline.flatMap((source) => source.kinds.map(code)).join(", ");
    return [
      ...["", `## ${family[0]?.toUpperCase()}${family.slice(1).replaceAll("-", " ")}`, ""],
      ...(kinds === "" ? [] : [`Told in the timeline: ${kinds}.`, ""]),
      ...["| Table | Holds | When Users are merged | When memory is forgotten | Export | Erasure |"],
      ...["|---|---|---|---|---|---|", ...Object.entries(tables).map(userTable)],
    ];
  });
  const others = Object.entries(NOTHING_OF_USERS).map(([table, holds]) => `| ${code(table)} | ${holds} |`);
  return document(
    "What is stored of a User, and where",
    "Every table that holds something of Users, by the family of routes that owns it. Export and erasure say what they will do; the server has neither yet. A new table that is missing here fails a test.",
    [...families.slice(1), "", "## Nothing of Users", "", "| Table | Holds |", "|---|---|", ...others],
  );
}

function userTable([name, table]: readonly [string, UserTable]): string {
  const merge = "through" in table ? `moves with ${code(table.through.table)}` : withReason(table.merge);
  const holds = table.holds.map(code).join(", ");
  const others = [table.forget, table.export, table.erase].map(withReason);
  return `| ${[code(name), holds, merge, ...others].join(" | ")} |`;
}

/** A word as it is; `{ kept: "why" }` as "kept: why". */
function withReason(choice: string | Readonly<Record<string, string>>): string {
  return typeof choice === "string" ? choice : Object.entries(choice).flat().join(": ");
}

function code(name: string): string {
  return `\`${name}\``;
}

function document(title: string, introduction: string, lines: readonly string[]): string {
  return `# ${title}\n\n_Generated by \`npm run contract\`._\n\n${introduction}\n\n${lines.join("\n")}\n`;
}
