/** A session, and what opens its socket. */
export interface Session {
  readonly id: string;
  readonly chatUrl: string;
  readonly token: string;
  /** When the token stops opening a socket, in ms since 1970; null when nobody said. */
  readonly expiresAt: number | null;
  /** Whose it is, by the ID that the caller has of them; null when nobody said. */
  readonly user: string | null;
}
