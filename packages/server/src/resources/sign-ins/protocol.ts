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

/** What the thread is started with. */
export interface CeremonyThreadData {
  readonly databaseUrl: string;
  /** Signs the cookie that holds a passkey's challenge together with the browser. */
  readonly secret: string;
  readonly publicUrl: string;
  /** HYPONEMA_SIGN_UP. */
  readonly signUp: "invited" | "open";
}

/** What the thread is asked to do. */
export type CeremonyRequest =
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

/** Refusals cross as what they are; anything else that goes wrong is the thread's failure. */
export type CeremonyAnswer = { readonly done: Entered | Begun | string } | { readonly refused: ErrorCode };

/** Who has just signed in. */
export interface Entered {
  readonly personId: string;
  readonly signInId: string;
}

/** The first half of a passkey's ceremony: what the browser is to do, and a cookie by which it proves that it was asked. */
export interface Begun {
  readonly options: z.output<typeof CeremonyOptions>;
  readonly setCookie: string;
}
