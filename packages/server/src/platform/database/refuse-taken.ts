import { Refusal } from "../http/refusal.ts";
import { sqlState } from "./database.ts";

/**
 * For the `catch` of a write: refuses it with `refusal` when it violates the unique `constraint`. Other errors pass through.
 */
export function refuseTaken(constraint: string, refusal: () => Refusal): (error: unknown) => never {
  return (error) => {
    throw sqlState(error)?.constraint === constraint ? refusal() : error;
  };
}

/** The same for the optional `key` of agents, personas and the like: `key-taken`. */
export function refuseTakenKey(constraint: string): (error: unknown) => never {
  return refuseTaken(
    constraint,
    () => new Refusal("key-taken", { errors: [{ path: "/key", message: "is taken" }] }),
  );
}
