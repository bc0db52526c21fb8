import { z } from "zod";

// W3C WebAuthn, level 3, section 5.1: what browsers' calls take and give, as their own toJSON and parse…FromJSON write it.

/** Bytes as base64url. */
const bytes = (most: number) =>
  z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/, "must be base64url")
    .max(most);

const Credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal("public-key"),
  authenticatorAttachment: z.enum(["platform", "cross-platform"]).optional(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
};

/** RegistrationResponseJSON: what `navigator.credentials.create` gave. */
export const RegistrationResponse = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: bytes(4_000),
      attestationObject: bytes(20_000),
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/))
        .max(10)
        .optional(),
    }),
  })
  .meta({ id: "PasskeyRegistrationResponse" });

/** AuthenticationResponseJSON: what `navigator.credentials.get` gave. */
export const AuthenticationResponse = z
  .object({
    ...Credential,
    response: z.object({
      clientDataJSON: bytes(4_000),
      authenticatorData: bytes(4_000),
      signature: bytes(2_000),
      userHandle: bytes(200).optional(),
    }),
  })
  .meta({ id: "PasskeySignInResponse" });

/** What is handed to the browser's call as it is (`parseCreationOptionsFromJSON`, `parseRequestOptionsFromJSON`). */
export const CeremonyOptions = z.looseObject({ challenge: z.string() });

/** A credential as in RFC 8949's and the specification's own examples: well-formed, and of nobody. */
export const EXAMPLE_CREDENTIAL = {
  id: "-DqTLBjDTdOvWyfFLHcxpw",
  rawId: "-DqTLBjDTdOvWyfFLHcxpw",
  type: "public-key",
  clientExtensionResults: {},
};
