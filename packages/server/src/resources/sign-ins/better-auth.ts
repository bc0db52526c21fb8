import { type PasskeyOptions, passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { magicLink } from "better-auth/plugins/magic-link";
import type { Database } from "../../platform/database/database.ts";
import { isLoopback, originsOf } from "../../platform/http/origins.ts";
import { newId } from "../../platform/ids.ts";
import { storageIn } from "./better-auth-storage.ts";
import { IDLE_SECONDS } from "./cookie.ts";
import { hashToken } from "./links.ts";

interface Options {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  /** Throws if the address is unknown and may not sign up. */
  readonly assertSignUpAllowed: (email: string) => Promise<void>;
}

/** Internal headers that pass better-auth context it cannot see, since the server calls it, not a browser. */
export const INTERNAL_HEADERS = { address: "x-hyponema-address", person: "x-hyponema-person" };

// ID kind by better-auth model.
const ID_KINDS: Readonly<Record<string, Parameters<typeof newId>[0]>> = {
  user: "person",
  session: "signIn",
  verification: "secret",
  passkey: "passkey",
};

/**
 * Configures better-auth for calls within the process. None of its routes is exposed, and its own cookies grant
 * nothing. See docs/decisions/0005-sign-in.md.
 */
export function createBetterAuth({ database, secret, publicUrl, assertSignUpAllowed }: Options) {
  const origins = originsOf(publicUrl);
  return betterAuth({
    appName: "Hyponema",
    baseURL: publicUrl,
    secret,
    database: storageIn(database),
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    // Refusals are returned as errors, and failures below are logged where they occur.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "hyponema",
      useSecureCookies: !isLoopback(publicUrl),
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newId(ID_KINDS[model] ?? "secret") },
    },
    user: {
      modelName: "people",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    session: {
      modelName: "sign_ins",
      expiresIn: IDLE_SECONDS,
      fields: {
        userId: "person_id",
        expiresAt: "expires_at",
        ipAddress: "address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "renewed_at",
      },
    },
    verification: {
      modelName: "sign_in_secrets",
      disableCleanup: true,
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    databaseHooks: {
      user: { create: { before: ({ email }) => assertSignUpAllowed(email) } },
      session: {
        create: {
          before: async (_session, context) => ({
            data: { ipAddress: context?.headers?.get(INTERNAL_HEADERS.address) ?? "" },
          }),
        },
      },
    },
    plugins: [
      magicLink({
        storeToken: { type: "custom-hasher", hash: async (token) => hashToken(token) },
        sendMagicLink() {
          throw new Error("links are made in links.ts");
        },
      }),
      passkey(passkeyOptions(publicUrl, origins)),
    ],
  });
}

function passkeyOptions(publicUrl: string, origins: readonly string[]): PasskeyOptions {
  return {
    rpName: "Hyponema",
    // WebAuthn does not accept IP addresses; a loopback server is also reachable as localhost.
    rpID: isLoopback(publicUrl) ? "localhost" : new URL(publicUrl).hostname,
    origin: [...origins],
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
    advanced: { webAuthnChallengeCookie: "passkey" },
    schema: {
      passkey: {
        modelName: "passkeys",
        fields: {
          userId: "person_id",
          credentialID: "credential_id",
          publicKey: "public_key",
          deviceType: "device_type",
          backedUp: "backed_up",
          createdAt: "created_at",
        },
      },
    },
    registration: {
      requireSession: false,
      resolveUser: async ({ context }) => JSON.parse(context ?? "{}"),
      // Another person may have signed in in this browser since the registration started.
      afterVerification: async ({ ctx, user }) => {
        if (ctx.headers?.get(INTERNAL_HEADERS.person) !== user.id)
          throw new APIError("FORBIDDEN", { code: "ANOTHER_PERSON" });
      },
    },
  };
}
