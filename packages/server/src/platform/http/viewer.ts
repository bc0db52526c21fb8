import { allows } from "@hyponema/contract/roles";
import { grants, type Scope } from "@hyponema/contract/scopes";
import { NOBODY, type Viewer } from "../masking/viewer.ts";
import type { Principal } from "./call.ts";

/** The viewer that a caller is: keys may read by their scopes, members by their role. */
export function viewerOf(principal: Principal): Viewer {
  switch (principal.kind) {
    case "api_key":
      // A dashboard permission is no scope, and no key is granted one.
      return { may: (permission) => grants(principal.scopes, permission as Scope) };
    case "member":
      return { may: (permission) => allows(principal.role, permission) };
    default:
      return NOBODY;
  }
}
