import type { Schemas } from "@hyponema/client";
import { call } from "../../api/client.ts";

/** Whether the browser supports passkeys. */
export function hasPasskeys(): boolean {
  return "PublicKeyCredential" in window && "parseRequestOptionsFromJSON" in PublicKeyCredential;
}

type Assertion = Schemas["SignInByPasskey"]["response"];
type Registration = Schemas["PasskeyRegister"]["response"];

/** Signs in with a passkey that the browser lets the person select. */
export async function signInByPasskey(): Promise<void> {
  const { data } = await call("startPasskeySignIn", {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    data as unknown as PublicKeyCredentialRequestOptionsJSON,
  );
  const credential = await requireCredential(navigator.credentials.get({ publicKey }));
  await call("signInByPasskey", { body: { response: credential.toJSON() as Assertion } });
}

/** Registers a passkey for the signed-in person. */
export async function registerPasskey(name: string): Promise<void> {
  const { data } = await call("startPasskeyRegistration", {});
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    data as unknown as PublicKeyCredentialCreationOptionsJSON,
  );
  const credential = await requireCredential(navigator.credentials.create({ publicKey }));
  await call("registerPasskey", { body: { name, response: credential.toJSON() as unknown as Registration } });
}

const REASONS: Readonly<Record<string, string>> = {
  NotAllowedError: "The browser did not give a passkey: it was cancelled, or there is none for this address.",
  InvalidStateError: "This device has a passkey of yours already.",
};

async function requireCredential(request: Promise<Credential | null>): Promise<PublicKeyCredential> {
  const credential = await request.catch((error: unknown) => {
    const reason = error instanceof DOMException ? REASONS[error.name] : undefined;
    throw new Error(reason ?? String(error));
  });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("The browser gave no passkey.");
  return credential;
}
