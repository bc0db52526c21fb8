import type { FieldValue, IntegrationProviderSlug } from "@hyponema/contract/integration-settings";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import type { Secret } from "../../platform/secret.ts";

/** JSON Schema 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** A value that a vendor needs before its tools work. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Another field that is required along with this one. */
  readonly needs?: string;
}

/** An account at a vendor with the means to call it. */
export interface Account {
  readonly credential: ReadonlyMap<string, Secret>;
  /** Includes defaults for unset fields. */
  readonly settings: Readonly<Record<string, FieldValue | undefined>>;
  readonly egress: Egress;
  readonly clock: Clock;
}

/** One tool of a vendor. */
export interface Action {
  readonly name: string;
  readonly description: string;
  readonly parameters: Schema;
  /** Arguments fixed by a setting of the same name, if set. The model does not see them then. */
  readonly fixedBySetting?: readonly string[];
  /** Resolves to the result for the model. Throws `VendorError`, or the abort reason of `signal`. */
  run(account: Account, given: Arguments, signal: AbortSignal): Promise<unknown>;
}

/** Validated arguments, including those fixed by settings. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A vendor with ready-made tools. */
export interface IntegrationProvider {
  readonly slug: IntegrationProviderSlug;
  readonly name: string;
  readonly description: string;
  readonly credential: readonly Field[];
  readonly settings: readonly Field[];
  /** Names of the settings that determine where the credential is sent. */
  readonly destination: readonly string[];
  readonly actions: readonly Action[];
  /** Verifies the credential with a read-only call. Resolves to the identity it belongs to. Throws `VendorError`. */
  test(account: Account, signal: AbortSignal): Promise<string>;
}

/**
 * A vendor refused, failed or was unreachable. The message is shown to the model and to the person who tests the
 * integration.
 */
export class VendorError extends Error {
  override name = "VendorError";
}

/** Returns text settings and arguments as they are, anything else as "". */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
