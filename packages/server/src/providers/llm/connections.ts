import { Agent, type Dispatcher } from "undici";

/**
 * Connections to vendors, kept open between turns so that an answer begins without a handshake. Time limits are
 * `supervise`'s. One answer to a connection, so that cancelling it closes the connection and stops the vendor.
 */
export const vendorConnections: Dispatcher = new Agent({
  allowH2: false,
  connections: 1024,
  keepAliveTimeout: 60_000,
  headersTimeout: 0,
  bodyTimeout: 0,
});
