import { signInRoutes } from "@hyponema/contract/sign-in";
import { operations } from "../../platform/http/call.ts";
import type { Doors } from "./doors.ts";
import type { LinkRequests } from "./link-requests.ts";

export function signInOperations(requests: LinkRequests, doors: Doors) {
  return operations(signInRoutes, {
    requestSignInLink: ({ body }) => requests.request(body.email),
    signInByLink: ({ body, request }) => doors.byLink(body.token, request),
    startPasskeySignIn: ({ request }) => doors.beginPasskey(request),
    signInByPasskey: ({ body, request }) => doors.byPasskey(body.response, request),
    signOut: async ({ request }) => {
      await doors.leave(request);
      return undefined;
    },
  });
}
