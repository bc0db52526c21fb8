/** Who does something, as the audit log names them. */
export interface Actor {
  readonly kind: "api_key" | "member" | "system";
  readonly id: string | null;
  readonly name: string;
  /** Where the request came from; null for work that no request caused. */
  readonly address: string | null;
  readonly requestId: string | null;
}

/** The server itself, acting in the part named `name`. */
export function systemActor(name: string): Actor {
  return { kind: "system", id: null, name, address: null, requestId: null };
}
