import type { TablerIcon } from "@tabler/icons-react";
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "../api/roles.ts";

export const GROUPS = ["Build", "Operate", "Monitor", "Settings"] as const;

/** A part of the dashboard with an entry of its own in the navigation. */
export interface Area {
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  /** Where its first page is, below the workspace's own address. */
  readonly path: string;
  readonly icon: TablerIcon;
  /** What a member's role must allow, or the entry is absent. */
  readonly needs: Permission;
  readonly pages: readonly PageOfArea[];
  /** What the command palette offers to do, for roles that may. */
  readonly actions?: readonly {
    readonly label: string;
    readonly path: string;
    readonly needs: Permission;
  }[];
  /** What the command palette finds in this area by a text that was typed. */
  readonly find?: (workspaceId: string, text: string, signal: AbortSignal) => Promise<readonly Found[]>;
}

/** One thing that was found; `path` is below the workspace's own address. */
export interface Found {
  readonly label: string;
  readonly description?: string;
  readonly path: string;
}

interface PageOfArea {
  route(parent: AnyRoute): AnyRoute;
}

/** A page at `path` below the workspace, whose code is loaded when it is first looked at. */
export function page<Name extends string>(
  path: string,
  load: () => Promise<{ readonly [K in Name]: ComponentType }>,
  name: Name,
): PageOfArea {
  const component = lazyRouteComponent(load as () => Promise<Record<Name, ComponentType>>, name);
  return { route: (parent) => createRoute({ getParentRoute: () => parent, path, component }) };
}
