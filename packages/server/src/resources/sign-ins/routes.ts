import { signInRoutes } from "@hyponema/contract/sign-in";
import { operations } from "../../platform/http/call.ts";
import type { LinkRequests } from "./link-requests.ts";
import type { SignInFlows } from "./sign-in-flows.ts";

export function signInOperations(requests: LinkRequests, flows: SignInFlows) {
  return operations(signInRoutes, {
    requestSignInLink: ({ body }) => requests.request(body.email),
    signInByLink: ({ body, request }) => flows.signInByLink(body.token, request),
    startPasskeySignIn: ({ request }) => flows.startPasskeySignIn(request),
    signInByPasskey: ({ body, request }) => flows.signInByPasskey(body.response, request),
    signOut: async ({ request }) => {
      await flows.signOut(request);
      return undefined;
    },
  });
}
