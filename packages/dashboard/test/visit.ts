import type { Role } from "@hyponema/contract/roles";
import type { TestBrowser, Window as TestWindow } from "../../server/test/browser.ts";
import type { SignedInPerson, TestServer } from "../../server/test/server.ts";

type Options = Parameters<TestBrowser["open"]>[0];

/** A member of the demo workspace in front of the dashboard. */
export interface Visit extends TestWindow {
  readonly person: SignedInPerson;
  /** Goes to a path below the workspace's own address, `agents` for instance. */
  go(path: string): Promise<void>;
}

/** Opens the dashboard for somebody who is signed in; `person` for one who was there before. */
export async function visit(
  { server, browser }: { readonly server: TestServer; readonly browser: TestBrowser },
  role: Role,
  { person, ...options }: Options & { readonly person?: SignedInPerson } = {},
): Promise<Visit> {
  const who = person ?? (await server.signIn(role));
  const window = await browser.open({ reducedMotion: "reduce", ...options });
  const [name = "", value = ""] = who.cookie.split(/=(.*)/s);
  await window.page.context().addCookies([{ name, value, url: server.url }]);
  window.page.setDefaultTimeout(60_000);
  return {
    ...window,
    person: who,
    go: async (path) => {
      await window.page.goto(`${server.url}/dashboard/${server.demo.workspace_id}/${path}`);
      await window.page.getByRole("heading", { level: 1 }).waitFor();
    },
  };
}
