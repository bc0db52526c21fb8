/** A session and the credentials for its socket. */
export interface Session {
  readonly id: string;
  readonly chatUrl: string;
  readonly token: string;
  /** When the token expires, in ms since 1970; null if unknown. */
  readonly expiresAt: number | null;
  /** The external ID of the User; null if unknown. */
  readonly user: string | null;
}
