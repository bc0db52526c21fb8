import { passkeyRoutes } from "@hyponema/contract/passkeys";
import { operations } from "../../platform/http/call.ts";
import * as passkeys from "./passkeys.ts";
import type { SignInVerifier } from "./verifier.ts";

export function passkeyOperations(verifier: SignInVerifier) {
  return operations(passkeyRoutes, {
    listPasskeys: ({ principal, read }) => read((tx) => passkeys.listPasskeys(tx, principal.id)),
    startPasskeyRegistration: async ({ principal, request, read }) => {
      await read((tx) => passkeys.assertMayRegister(tx, principal));
      const { options, setCookie } = await verifier.startPasskeyRegistration(principal);
      request.setCookie(setCookie);
      return options;
    },
    registerPasskey: async ({ principal, body, request, read }) => {
      await read((tx) => passkeys.assertMayRegister(tx, principal));
      const id = await verifier.registerPasskey(principal.id, body, request.cookie);
      return read((tx) => passkeys.getPasskey(tx, principal.id, id));
    },
    renamePasskey: ({ principal, params, body, write }) =>
      write((tx) => passkeys.renamePasskey(tx, principal.id, params.passkey_id, body.name)),
    deletePasskey: async ({ principal, params, write }) => {
      await write((tx) => passkeys.deletePasskey(tx, principal.id, params.passkey_id));
      return undefined;
    },
  });
}
