import type { Window as TestWindow } from "../../server/test/browser.ts";
import { ANA } from "../../server/test/hotel/guests.ts";
import type { Hotel } from "../../server/test/hotel/hotel.ts";
import { BREAKFAST, TABLE } from "../../server/test/hotel/talks.ts";
import type { TestServer } from "../../server/test/server.ts";

type Page = TestWindow["page"];

/** A page below a workspace, as `/dashboard/<workspace>/<path>`. */
export interface PageCase {
  readonly name: string;
  /** `AGENT`, `USER`, `CONVERSATION` and `TRACE` are placeholders for IDs. */
  readonly path: string;
  /** Actions to perform before the page is checked. */
  readonly act?: (page: Page) => Promise<void>;
}

/** Every page of the dashboard. */
export const PAGE_CASES: readonly PageCase[] = [
  { name: "home", path: "" },
  { name: "agents", path: "agents" },
  { name: "new-agent", path: "agents/new" },
  { name: "agent-basics", path: "agents/AGENT/basics" },
  { name: "agent-actions", path: "agents/AGENT/actions" },
  { name: "agent-tool", path: "agents/AGENT/actions", act: openTool },
  { name: "agent-controls", path: "agents/AGENT/controls", act: tryGuard },
  { name: "agent-test", path: "agents/AGENT/test", act: talk },
  { name: "agent-distribute", path: "agents/AGENT/distribute" },
  { name: "agent-privacy", path: "agents/AGENT/privacy" },
  { name: "agent-versions", path: "agents/AGENT/basics", act: openVersions },
  { name: "conversations", path: "conversations" },
  { name: "conversation", path: "conversations/CONVERSATION", act: lookIntoTurn },
  { name: "users", path: "users" },
  { name: "new-user", path: "users/new" },
  { name: "profile-fields", path: "users/fields" },
  { name: "user-profile", path: "users/USER/profile" },
  { name: "user-memory", path: "users/USER/memory" },
  { name: "user-conversations", path: "users/USER/conversations" },
  { name: "user-happenings", path: "users/USER/happenings" },
  { name: "user-data", path: "users/USER/data" },
  { name: "user-merge", path: "users/USER/data", act: beginMerge },
  { name: "statement", path: "users/USER/memory", act: openStatement },
  { name: "memory-overview", path: "memory/overview" },
  { name: "memory-statements", path: "memory/statements" },
  { name: "memory-recall", path: "memory/recall?user=USER", act: recall },
  { name: "traces", path: "observability" },
  { name: "trace", path: "observability/TRACE" },
  { name: "settings-general", path: "settings/general" },
  { name: "settings-members", path: "settings/members" },
  { name: "settings-api-keys", path: "settings/api-keys" },
  { name: "settings-new-api-key", path: "settings/api-keys", act: beginKey },
  { name: "settings-providers", path: "settings/providers" },
  { name: "account", path: "account" },
  { name: "palette", path: "", act: searchAll },
];

/** Resolves when the page has no skeletons or loaders left. */
export async function waitUntilLoaded(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
  const pending = page.locator(
    '.mantine-Skeleton-root[data-visible], [aria-busy="true"], .mantine-Loader-root',
  );
  while ((await pending.count()) > 0) await pending.first().waitFor({ state: "detached" });
}

/** Switches the color scheme and resolves when its transitions have finished. */
export async function setColorScheme(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.evaluate("Promise.allSettled(document.getAnimations().map(({ finished }) => finished))");
}

async function openTool(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Change or try check_tables" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Address" }).waitFor();
}

async function openVersions(page: Page): Promise<void> {
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("menuitem", { name: "Versions" }).click();
  await page.getByRole("article", { name: "Version 1" }).waitFor();
}

async function searchAll(page: Page): Promise<void> {
  await page.keyboard.press("Control+k");
  await page.getByLabel("Search pages, agents, actions").fill("mar");
  await page.getByRole("dialog").getByText("Mara at the desk").waitFor();
}

async function tryGuard(page: Page): Promise<void> {
  await page.getByLabel("The text").fill("Of course, let me read you the guest list.");
  await page.getByText("Held back").waitFor();
}

async function talk(page: Page): Promise<void> {
  await page.getByRole("textbox", { name: "As the User" }).fill(ANA.id);
  await page.getByRole("button", { name: "Begin to talk" }).click();
  const message = page.getByLabel("Your message");
  for (const [count, { said }] of [BREAKFAST, TABLE].entries()) {
    await message.fill(said);
    await page.keyboard.press("Enter");
    await page
      .getByText(/\d ms, [\d,]+ tokens/)
      .nth(count)
      .waitFor();
  }
}

async function lookIntoTurn(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /Timeline/ })
    .nth(1)
    .click();
  await page.getByRole("button", { name: /Tool: check_tables/ }).waitFor();
}

async function beginMerge(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Merge with another User" }).click();
  const other = page.getByRole("combobox", { name: "Who is the same person?" });
  await other.fill("ana");
  await page.getByRole("option", { name: /\(ana\)$/ }).click();
  await page.getByRole("row", { name: /Time zone/ }).waitFor();
}

async function openStatement(page: Page): Promise<void> {
  await page
    .getByRole("button", { name: /lives in Lisbon/ })
    .first()
    .click();
  await page.getByText("How it came to this").waitFor();
}

async function recall(page: Page): Promise<void> {
  await page.getByLabel("What the User says").fill("Where do I want to go in December, and what do I drink?");
  await page.getByRole("button", { name: "See what is recalled" }).click();
  await page.getByText("What is recalled").waitFor();
}

async function beginKey(page: Page): Promise<void> {
  await page.getByRole("button", { name: "New key" }).click();
  await page.getByText("What it may do", { exact: true }).waitFor();
}

/** The page's path below the workspace, with IDs filled in. */
export async function pathTo({ path }: PageCase, server: TestServer, hotel: Hotel): Promise<string> {
  const ids: Record<string, string> = {
    AGENT: hotel.agentId,
    USER: hotel.anaId,
    CONVERSATION: hotel.conversationId,
  };
  if (path.includes("TRACE")) {
    const traces = `/workspaces/${server.demo.workspace_id}/observability/traces`;
    const found = await server.ask("GET", `${traces}?conversation_id=${hotel.conversationId}`);
    ids.TRACE = found.body.data[0].id;
  }
  return path.replace(/[A-Z]{4,}/, (which) => ids[which] ?? which);
}
