import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** Which peers may say, by X-Forwarded-For, whom they speak for. */
export type ProxyRule = (address: string) => boolean;

/** Reads HYPONEMA_TRUSTED_PROXIES: addresses and CIDRs, separated by commas; empty: nobody is believed. */
export function proxyRule(setting: string): ProxyRule {
  const list = new BlockList();
  const entries = setting
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);
  for (const entry of entries) {
    const [network = "", prefix] = entry.split("/");
    const family = isIP(network);
    const bits = prefix === undefined ? (family === 6 ? 128 : 32) : Number(prefix);
    if (family === 0 || !Number.isInteger(bits) || bits < 0 || bits > (family === 6 ? 128 : 32)) {
      throw new Error(`HYPONEMA_TRUSTED_PROXIES: ${entry} is not an address or CIDR`);
    }
    list.addSubnet(network, bits, family === 6 ? "ipv6" : "ipv4");
  }
  return (address) => isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The caller's address: the peer's, or, through trusted proxies, the last one in X-Forwarded-For that is not theirs. */
export function clientAddress(incoming: IncomingMessage, trusted: ProxyRule): string {
  let address = plain(incoming.socket.remoteAddress ?? "");
  const forwarded = incoming.headers["x-forwarded-for"];
  const hops = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? ""))
    .split(",")
    .map((hop) => hop.trim());
  while (trusted(address)) {
    const hop = plain(hops.pop() ?? "");
    if (isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}

/** Whom an address counts for: itself, and in IPv6 its /64, of which one party has all. */
export function rateLimitSubject(address: string): string {
  if (isIP(address) !== 6) return address;
  const { parts } = ipaddr.IPv6.parse(address);
  return `${parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}

function plain(address: string): string {
  return address.startsWith("::ffff:") ? address.slice(7) : address;
}
