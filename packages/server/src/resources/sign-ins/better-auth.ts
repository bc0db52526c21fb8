import { type PasskeyOptions, passkey } from "@better-auth/passkey";
import { APIError } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { magicLink } from "better-auth/plugins/magic-link";
import type { Database } from "../../platform/database/database.ts";
import { isLoopback, originsOf } from "../../platform/http/origins.ts";
import { newId } from "../../platform/ids.ts";
import { IDLE_SECONDS } from "./cookie.ts";
import { hashToken } from "./links.ts";
import { storageIn } from "./storage.ts";

interface Options {
  readonly database: Database;
  readonly secret: string;
  readonly publicUrl: string;
  /** Refuses an address that nobody is known by and that may not be signed up. */
  readonly expectWelcome: (email: string) => Promise<void>;
}

/** Headers by which it is told what it cannot see: it is asked by us, not by a browser. */
export const TOLD = { address: "x-hyponema-address", person: "x-hyponema-person" };

// Its models by their names with us, each with the kind of its IDs.
const KINDS: Readonly<Record<string, Parameters<typeof newId>[0]>> = {
  user: "person",
  session: "signIn",
  verification: "secret",
  passkey: "passkey",
};

/**
 * better-auth, for what it is asked in the process: none of its own routes is reached from outside, and no cookie of its
 * own opens anything. See docs/decisions/0005-sign-in.md.
 */
export function openBetterAuth({ database, secret, publicUrl, expectWelcome }: Options) {
  const origins = originsOf(publicUrl);
  return betterAuth({
    appName: "Hyponema",
    baseURL: publicUrl,
    secret,
    database: storageIn(database),
    trustedOrigins: [...origins],
    telemetry: { enabled: false },
    // What it refuses comes back as an error; what fails beneath it is logged where it fails.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: "hyponema",
      useSecureCookies: !isLoopback(publicUrl),
      ipAddress: { disableIpTracking: true },
      database: { generateId: ({ model }) => newId(KINDS[model] ?? "secret") },
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
      user: { create: { before: ({ email }) => expectWelcome(email) } },
      session: {
        create: {
          before: async (_session, context) => ({
            data: { ipAddress: context?.headers?.get(TOLD.address) ?? "" },
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
    // Browsers know no passkeys of an address; on this machine the server has a name as well.
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
      // Whoever is signed in may have changed in this browser since it was begun.
      afterVerification: async ({ ctx, user }) => {
        if (ctx.headers?.get(TOLD.person) !== user.id)
          throw new APIError("FORBIDDEN", { code: "ANOTHER_PERSON" });
      },
    },
  };
}
