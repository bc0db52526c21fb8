import { createHash } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";

const ISSUER = "hyponema";

/** Keys that sign session tokens: the newest signs, older ones still verify. */
export interface TokenKeys {
  readonly current: { readonly id: string; readonly key: Uint8Array };
  find(id: string): Uint8Array | null;
}

const Claims = z.object({
  workspace_id: z.string(),
  session_id: z.string(),
  agent_id: z.string(),
  user_id: z.string(),
  variables: z.string(),
});

/** What a session token vouches for. `variables` is a hash of the session's dynamic variables. */
export type SessionClaims = z.infer<typeof Claims>;

/** Signs and checks session tokens: JWTs (HS256) that name their key, good for one session's sockets only. */
export class SessionTokens {
  readonly #keys: TokenKeys;

  constructor(keys: TokenKeys) {
    this.#keys = keys;
  }

  async sign(claims: SessionClaims, issuedAt: Date, expiresAt: Date): Promise<string> {
    const { id, key } = this.#keys.current;
    return new SignJWT({ ...claims })
      .setProtectedHeader({ alg: "HS256", kid: id })
      .setIssuer(ISSUER)
      .setAudience("session")
      .setIssuedAt(Math.floor(issuedAt.getTime() / 1000))
      .setExpirationTime(Math.ceil(expiresAt.getTime() / 1000))
      .sign(key);
  }

  /** The token's claims; null for one that is forged, expired, or signed by a key that is gone. */
  async verify(token: string, now: Date): Promise<SessionClaims | null> {
    try {
      const { payload } = await jwtVerify(
        token,
        ({ kid = "" }) => {
          const key = this.#keys.find(kid);
          if (!key) throw new Error("unknown key");
          return key;
        },
        { algorithms: ["HS256"], issuer: ISSUER, audience: "session", currentDate: now },
      );
      return Claims.parse(payload);
    } catch {
      return null;
    }
  }
}

/** Hash of a session's dynamic variables, independent of their order. */
export function hashVariables(variables: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("base64url");
}
