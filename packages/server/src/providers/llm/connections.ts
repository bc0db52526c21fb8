import { Agent, type Dispatcher } from "undici";

/**
 * Keeps connections to vendors open between turns to save the handshake. `supervise` enforces timeouts. HTTP/1.1 only:
 * canceling an answer closes its connection, which stops the vendor's generation.
 */
export const vendorConnections: Dispatcher = new Agent({
  allowH2: false,
  connections: 1024,
  keepAliveTimeout: 60_000,
  headersTimeout: 0,
  bodyTimeout: 0,
});
