import type { FieldValue, IntegrationProviderSlug } from "@hyponema/contract/integration-settings";
import type { Clock } from "../../platform/clock.ts";
import type { Egress } from "../../platform/egress/egress.ts";
import type { Secret } from "../../platform/secret.ts";

/** JSON Schema 2020-12. */
export type Schema = Readonly<Record<string, unknown>>;

/** Something that a vendor has to be told before its tools work. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly schema: Schema;
  /** Another field without which this one is of no use. */
  readonly needs?: string;
}

/** An account at a vendor, with the ways to reach it. */
export interface Account {
  readonly credential: ReadonlyMap<string, Secret>;
  /** With defaults where nothing was set. */
  readonly settings: Readonly<Record<string, FieldValue | undefined>>;
  readonly egress: Egress;
  readonly clock: Clock;
}

/** One of a vendor's tools. */
export interface Action {
  readonly name: string;
  readonly description: string;
  readonly parameters: Schema;
  /** Arguments that a setting of the same name decides when it is set: then the model is not asked for them. */
  readonly settled?: readonly string[];
  /** Resolves to what the model is told. Throws `VendorError`, and what `signal` aborts with. */
  run(account: Account, given: Arguments, signal: AbortSignal): Promise<unknown>;
}

/** Arguments that fit an action's parameters; what a setting decides is among them. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A vendor that there are ready-made tools for. */
export interface IntegrationProvider {
  readonly slug: IntegrationProviderSlug;
  readonly name: string;
  readonly description: string;
  readonly credential: readonly Field[];
  readonly settings: readonly Field[];
  /** Names of settings that say where the credential is sent. */
  readonly destination: readonly string[];
  readonly actions: readonly Action[];
  /** Checks the credential by a call that changes nothing; resolves to who the vendor takes us for. Throws `VendorError`. */
  test(account: Account, signal: AbortSignal): Promise<string>;
}

/** A vendor that refused, failed or was not there; the message is for the model, and for whoever tries it. */
export class VendorError extends Error {
  override name = "VendorError";
}

/** A text setting or argument; empty when it is not one. */
export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
