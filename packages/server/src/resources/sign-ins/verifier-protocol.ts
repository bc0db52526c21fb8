import type { ErrorCode } from "@hyponema/contract/errors";
import type {
  AuthenticationResponse,
  CeremonyOptions,
  RegistrationResponse,
} from "@hyponema/contract/webauthn";
import type { z } from "zod";
import type { Browser } from "./service.ts";

export type Assertion = z.output<typeof AuthenticationResponse>;
export type Registration = z.output<typeof RegistrationResponse>;

/** Data that the worker starts with. */
export interface VerifierThreadData {
  readonly databaseUrl: string;
  /** Signs the cookie that ties a passkey challenge to the browser. */
  readonly secret: string;
  readonly publicUrl: string;
  /** HYPONEMA_SIGN_UP. */
  readonly signUp: "invited" | "open";
}

/** Requests to the worker. */
export type VerifierRequest =
  | { readonly type: "link"; readonly token: string; readonly browser: Browser }
  | { readonly type: "begin-sign-in" }
  | {
      readonly type: "sign-in";
      readonly response: Assertion;
      readonly cookie: string | null;
      readonly browser: Browser;
    }
  | {
      readonly type: "begin-registration";
      readonly person: { readonly id: string; readonly email: string };
    }
  | {
      readonly type: "register";
      readonly personId: string;
      readonly name: string;
      readonly response: Registration;
      readonly cookie: string | null;
    };

/** Refusals are passed back by code; any other error fails the request. */
export type VerifierAnswer =
  | { readonly done: VerifiedSignIn | PasskeyChallenge | string }
  | { readonly refused: ErrorCode };

/** A verified sign-in. */
export interface VerifiedSignIn {
  readonly personId: string;
  readonly signInId: string;
}

/** First step of a passkey flow: WebAuthn options for the browser, and a cookie that ties the response to it. */
export interface PasskeyChallenge {
  readonly options: z.output<typeof CeremonyOptions>;
  readonly setCookie: string;
}
