import type { Permission } from "@hyponema/contract/roles";

/** The reader of an answer, by permission. */
export interface Viewer {
  may(permission: Permission): boolean;
}

/** Session tokens, web pages and everyone without a credential: they may read nothing that needs a permission. */
export const NOBODY: Viewer = { may: () => false };
