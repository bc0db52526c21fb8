import type { TablerIcon } from "@tabler/icons-react";
import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "../api/roles.ts";

export const GROUPS = ["Build", "Operate", "Monitor", "Settings"] as const;

/** A section of the dashboard with its own navigation entry. */
export interface Area {
  readonly group: (typeof GROUPS)[number];
  readonly label: string;
  /** Path of its first page, relative to the workspace. */
  readonly path: string;
  readonly icon: TablerIcon;
  /** Permission that a role needs to see the entry. */
  readonly needs: Permission;
  readonly pages: readonly AreaPage[];
  /** Commands in the command palette, for roles with the permission. */
  readonly actions?: readonly {
    readonly label: string;
    readonly path: string;
    readonly needs: Permission;
  }[];
  /** Searches this area from the command palette. */
  readonly search?: (
    workspaceId: string,
    text: string,
    signal: AbortSignal,
  ) => Promise<readonly SearchResult[]>;
}

/** A search result; `path` is relative to the workspace. */
export interface SearchResult {
  readonly label: string;
  readonly description?: string;
  readonly path: string;
}

interface AreaPage {
  route(parent: AnyRoute): AnyRoute;
}

/** A page at `path` below the workspace; its code is loaded on first visit. */
export function page<Name extends string>(
  path: string,
  load: () => Promise<{ readonly [K in Name]: ComponentType }>,
  name: Name,
): AreaPage {
  const component = lazyRouteComponent(load as () => Promise<Record<Name, ComponentType>>, name);
  return { route: (parent) => createRoute({ getParentRoute: () => parent, path, component }) };
}
