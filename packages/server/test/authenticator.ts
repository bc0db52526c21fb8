import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

/** What a browser hands out of a passkey, as its `toJSON` gives it. */
interface Credential {
  readonly id: string;
  readonly rawId: string;
  readonly type: "public-key";
  readonly clientExtensionResults: object;
  readonly response: Record<string, string | string[]>;
}

export interface Authenticator {
  /** Makes a passkey as `navigator.credentials.create` does with these options, on a page of `origin`. */
  create(options: { challenge: string; rp: { id: string } }): Credential;
  /** Signs a challenge as `navigator.credentials.get` does. */
  get(options: { challenge: string; rpId: string }): Credential;
}

const USER_PRESENT = 0x01;
const USER_VERIFIED = 0x04;
const HAS_CREDENTIAL = 0x40;

/** A device with one passkey (ES256, no attestation), in a browser at `origin`. */
export function makeAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(16);
  let counter = 0;

  const credential = (response: Credential["response"]): Credential => ({
    ...{ id: id.toString("base64url"), rawId: id.toString("base64url"), type: "public-key" },
    clientExtensionResults: {},
    response,
  });
  const clientData = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (rpId: string, flags: number, rest = Buffer.alloc(0)) => {
    const head = Buffer.alloc(5);
    head.writeUInt8(flags, 0);
    head.writeUInt32BE(++counter, 1);
    return Buffer.concat([createHash("sha256").update(rpId).digest(), head, rest]);
  };

  return {
    create({ challenge, rp }) {
      // A COSE key: kty EC2, alg ES256, curve P-256, x and y.
      const key = Buffer.concat([
        Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
        Buffer.from(x, "base64url"),
        Buffer.from([0x22, 0x58, 0x20]),
        Buffer.from(y, "base64url"),
      ]);
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const data = authenticatorData(rp.id, USER_PRESENT | USER_VERIFIED | HAS_CREDENTIAL, attested);
      return credential({
        clientDataJSON: clientData("webauthn.create", challenge).toString("base64url"),
        attestationObject: attestation(data).toString("base64url"),
        transports: ["internal"],
      });
    },
    get({ challenge, rpId }) {
      const data = authenticatorData(rpId, USER_PRESENT | USER_VERIFIED);
      const client = clientData("webauthn.get", challenge);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return credential({
        clientDataJSON: client.toString("base64url"),
        authenticatorData: data.toString("base64url"),
        signature: sign("sha256", signed, privateKey).toString("base64url"),
      });
    },
  };
}

// CBOR of {fmt: "none", attStmt: {}, authData}.
function attestation(data: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length);
  const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text("fmt"), text("none"), text("attStmt"), Buffer.from([0xa0]), text("authData")],
    ...[Buffer.from([0x59]), length, data],
  ]);
}
