import { z } from "zod";
import { id } from "./ids.ts";
import { page } from "./pagination.ts";
import { PersonName } from "./people.ts";
import { defineRoute } from "./route.ts";
import { Timestamp } from "./text.ts";
import { CeremonyOptions, EXAMPLE_CREDENTIAL, RegistrationResponse } from "./webauthn.ts";

const self = { kind: "dashboard", permission: "self" } as const;
const one = z.strictObject({ passkey_id: id("passkey") });

export const Passkey = z
  .object({
    id: id("passkey"),
    name: z.string(),
    backed_up: z.boolean().meta({ description: "Whether it is kept in an account, or on one device alone." }),
    created_at: Timestamp,
  })
  .meta({ id: "Passkey" });
export type Passkey = z.output<typeof Passkey>;

export const listPasskeys = defineRoute({
  operationId: "listPasskeys",
  method: "GET",
  path: "/me/passkeys",
  tag: "sign-in",
  summary: "One's passkeys",
  access: self,
  success: { status: 200, description: "All of them, newest first.", body: page(Passkey) },
});

export const startPasskeyRegistration = defineRoute({
  operationId: "startPasskeyRegistration",
  method: "POST",
  path: "/me/passkey-challenges",
  tag: "sign-in",
  summary: "Begin to register a passkey",
  description:
    "Answers what `navigator.credentials.create` takes (PublicKeyCredentialCreationOptionsJSON), and sets a cookie that the next step needs; good for five minutes. Only within a day of signing in.",
  access: self,
  success: {
    status: 200,
    description: "Options for the browser.",
    body: CeremonyOptions.meta({ id: "PasskeyRegistrationOptions" }),
  },
  errors: ["sign-in-too-old", "too-many-passkeys"],
  keyless: true,
});

export const registerPasskey = defineRoute({
  operationId: "registerPasskey",
  method: "POST",
  path: "/me/passkeys",
  tag: "sign-in",
  summary: "Register a passkey",
  access: self,
  body: z
    .strictObject({
      name: PersonName,
      response: RegistrationResponse,
    })
    .meta({ id: "PasskeyRegister" }),
  success: { status: 201, description: "The passkey.", body: Passkey },
  errors: ["sign-in-too-old", "passkey-challenge-expired", "passkey-refused", "too-many-passkeys"],
  keyless: true,
  example: {
    name: "Laptop",
    response: {
      ...EXAMPLE_CREDENTIAL,
      response: { clientDataJSON: "eyJ0eXBlIjoi", attestationObject: "o2NmbXRkbm9uZQ" },
    },
  },
});

export const renamePasskey = defineRoute({
  operationId: "renamePasskey",
  method: "PATCH",
  path: "/me/passkeys/{passkey_id}",
  tag: "sign-in",
  summary: "Rename a passkey",
  access: self,
  params: one,
  body: z.strictObject({ name: PersonName }).meta({ id: "PasskeyChange" }),
  success: { status: 200, description: "The passkey.", body: Passkey },
  errors: ["passkey-not-found"],
  example: { name: "Laptop" },
});

export const deletePasskey = defineRoute({
  operationId: "deletePasskey",
  method: "DELETE",
  path: "/me/passkeys/{passkey_id}",
  tag: "sign-in",
  summary: "Delete a passkey",
  description: "Sign-ins that it opened go on.",
  access: self,
  params: one,
  success: { status: 204, description: "Deleted." },
  errors: ["passkey-not-found"],
});

export const passkeyRoutes = {
  listPasskeys,
  startPasskeyRegistration,
  registerPasskey,
  renamePasskey,
  deletePasskey,
};
