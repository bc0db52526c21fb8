import { HyponemaError } from "@hyponema/client";
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { markSignedIn, queries } from "../api/client.ts";
import { meQuery, personOf } from "../api/me.ts";
import { AREAS } from "./areas.ts";
import { LoadError, NotFound } from "./error-pages.tsx";
import { lastWorkspace } from "./last-workspace.ts";
import { Shell } from "./shell.tsx";

const root = createRootRoute({ notFoundComponent: NotFound });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "sign-in",
  component: lazyRouteComponent(() => import("../areas/sign-in/sign-in.tsx"), "SignIn"),
});

const invite = createRoute({
  getParentRoute: () => root,
  path: "invite",
  component: lazyRouteComponent(() => import("../areas/sign-in/accept-invite.tsx"), "AcceptInvite"),
});

/** Parent of all routes that require sign-in. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  beforeLoad: async ({ location }) => {
    try {
      await queries.ensureQueryData(meQuery);
      markSignedIn();
    } catch (error) {
      if (!(error instanceof HyponemaError) || error.status !== 401) throw error;
      throw redirect({ to: "/sign-in", search: { to: location.href } });
    }
  },
});

const index = createRoute({
  getParentRoute: () => signedIn,
  path: "/",
  beforeLoad: async () => {
    const { workspaces } = personOf(await queries.ensureQueryData(meQuery));
    const id = lastWorkspace(workspaces.map((workspace) => workspace.id));
    throw redirect(id ? { to: `/${id}` } : { to: "/new-workspace" });
  },
});

const newWorkspace = createRoute({
  getParentRoute: () => signedIn,
  path: "new-workspace",
  component: lazyRouteComponent(() => import("../areas/workspace/new-workspace.tsx"), "NewWorkspace"),
});

const workspace = createRoute({ getParentRoute: () => signedIn, path: "$workspaceId", component: Shell });

const home = createRoute({
  getParentRoute: () => workspace,
  path: "/",
  component: lazyRouteComponent(() => import("../areas/workspace/home.tsx"), "Home"),
});

const account = createRoute({
  getParentRoute: () => workspace,
  path: "account",
  component: lazyRouteComponent(() => import("../areas/account/account.tsx"), "Account"),
});

const pages = AREAS.flatMap((area) => area.pages.map((page) => page.route(workspace)));

export const router = createRouter({
  basepath: "/dashboard",
  routeTree: root.addChildren([
    signIn,
    invite,
    signedIn.addChildren([index, newWorkspace, workspace.addChildren([home, account, ...pages])]),
  ]),
  defaultPreload: "intent",
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: LoadError,
  scrollRestoration: true,
});
