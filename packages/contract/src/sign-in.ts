import { z } from "zod";
import { Email, Me } from "./people.ts";
import { defineRoute } from "./route.ts";
import { text } from "./text.ts";
import { AuthenticationResponse, CeremonyOptions, EXAMPLE_CREDENTIAL } from "./webauthn.ts";

const open = { kind: "public" } as const;

/** How long a link that signs in is good for. */
export const LINK_SECONDS = 600;

export const requestSignInLink = defineRoute({
  operationId: "requestSignInLink",
  method: "POST",
  path: "/auth/sign-in-links",
  tag: "sign-in",
  summary: "Ask for a link that signs in",
  description:
    "The link is mailed, or printed in the server's terminal where no mail is configured. The answer is the same whether or not the address belongs to somebody who may sign in. The link leads to the dashboard's page `/dashboard/sign-in?token=…`, which posts the token: merely opening it signs nobody in.",
  access: open,
  body: z.strictObject({ email: Email }).meta({ id: "SignInLinkRequest" }),
  success: {
    status: 202,
    description: "If the address may sign in, a link is on its way.",
    body: z
      .object({ expires_in_seconds: z.int().meta({ description: "How long the link is good for." }) })
      .meta({ id: "SignInLinkRequested" }),
  },
  rateLimit: "sign_in",
  keyless: true,
  example: { email: "ana@example.com" },
});

export const signInByLink = defineRoute({
  operationId: "signInByLink",
  method: "POST",
  path: "/auth/sign-ins",
  tag: "sign-in",
  summary: "Sign in by a link's token",
  description: "Answers the person, and sets the cookie. A token is good once, for ten minutes.",
  access: open,
  body: z.strictObject({ token: text(1, 500) }).meta({ id: "SignInByLink" }),
  success: { status: 200, description: "Signed in.", body: Me },
  errors: ["sign-in-link-invalid", "sign-in-link-expired", "sign-in-link-used", "sign-up-closed"],
  rateLimit: "sign_in",
  keyless: true,
  example: { token: "the token of the link" },
});

export const startPasskeySignIn = defineRoute({
  operationId: "startPasskeySignIn",
  method: "POST",
  path: "/auth/passkey-challenges",
  tag: "sign-in",
  summary: "Begin to sign in with a passkey",
  description:
    "Answers what `navigator.credentials.get` takes (PublicKeyCredentialRequestOptionsJSON), and sets a cookie that the next step needs; good for five minutes.",
  access: open,
  success: {
    status: 200,
    description: "Options for the browser.",
    body: CeremonyOptions.meta({ id: "PasskeySignInOptions" }),
  },
  rateLimit: "sign_in",
  keyless: true,
});

export const signInByPasskey = defineRoute({
  operationId: "signInByPasskey",
  method: "POST",
  path: "/auth/passkey-sign-ins",
  tag: "sign-in",
  summary: "Sign in with a passkey",
  access: open,
  body: z.strictObject({ response: AuthenticationResponse }).meta({ id: "SignInByPasskey" }),
  success: { status: 200, description: "Signed in.", body: Me },
  errors: ["passkey-challenge-expired", "passkey-refused"],
  rateLimit: "sign_in",
  keyless: true,
  example: {
    response: {
      ...EXAMPLE_CREDENTIAL,
      response: { clientDataJSON: "eyJ0eXBlIjoi", authenticatorData: "SZYN5Y", signature: "MEUCIQ" },
    },
  },
});

export const signOut = defineRoute({
  operationId: "signOut",
  method: "POST",
  path: "/auth/sign-out",
  tag: "sign-in",
  summary: "Sign out",
  description:
    "Ends the sign-in whose cookie is sent, and takes the cookie back. Without one it does nothing.",
  access: open,
  success: { status: 204, description: "Signed out." },
  keyless: true,
});

export const signInRoutes = {
  requestSignInLink,
  signInByLink,
  startPasskeySignIn,
  signInByPasskey,
  signOut,
};
