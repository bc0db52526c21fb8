import type { Role } from "@hyponema/contract/roles";
import type { TestBrowser, Window as TestWindow } from "../../server/test/browser.ts";
import type { SignedInPerson, TestServer } from "../../server/test/server.ts";

type Options = Parameters<TestBrowser["open"]>[0];

/** A browser window with the dashboard, signed in as a member of the demo workspace. */
export interface DashboardWindow extends TestWindow {
  readonly person: SignedInPerson;
  /** Navigates to a path below the workspace, such as `agents`. */
  go(path: string): Promise<void>;
}

/** Opens the dashboard as a signed-in member; pass `person` to reuse an earlier one. */
export async function openDashboard(
  { server, browser }: { readonly server: TestServer; readonly browser: TestBrowser },
  role: Role,
  { person, ...options }: Options & { readonly person?: SignedInPerson } = {},
): Promise<DashboardWindow> {
  const signedIn = person ?? (await server.signIn(role));
  const window = await browser.open({ reducedMotion: "reduce", ...options });
  const [name = "", value = ""] = signedIn.cookie.split(/=(.*)/s);
  await window.page.context().addCookies([{ name, value, url: server.url }]);
  window.page.setDefaultTimeout(60_000);
  return {
    ...window,
    person: signedIn,
    go: async (path) => {
      await window.page.goto(`${server.url}/dashboard/${server.demo.workspace_id}/${path}`);
      await window.page.getByRole("heading", { level: 1 }).waitFor();
    },
  };
}
