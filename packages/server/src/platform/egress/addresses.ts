import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Ranges that may be reached although private, and over plain http: HYPONEMA_EGRESS_ALLOW. */
export interface AllowList {
  includes(address: string): boolean;
}

/** Reads a list of CIDRs and addresses, separated by commas; throws with the entry that is neither. */
export function parseAllowList(setting: string): AllowList {
  const ranges = setting
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(parseRange);
  return {
    includes(text) {
      const address = parseAddress(text);
      return (
        address !== null &&
        ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range as never, bits))
      );
    },
  };
}

/**
 * Whether `text` is the address of a host on the public internet. Private, loopback, link-local (metadata services
 * among them), shared, multicast, reserved and documentation ranges are not, and neither is an IPv6 address that only
 * wraps an IPv4 one for a translator, whatever it wraps.
 */
export function isPublic(text: string): boolean {
  const address = parseAddress(text);
  return (
    address !== null && address.range() === "unicast" && !METADATA_V6.some((range) => within(address, range))
  );
}

// A cloud's metadata service on IPv6, and old ranges that the library still takes for ordinary ones.
const METADATA_V6 = ["fd00:ec2::/32", "fec0::/10"].map((range) => ipaddr.parseCIDR(range));

function within(address: Address, [range, bits]: [Address, number]): boolean {
  return range.kind() === address.kind() && address.match(range as never, bits);
}

/** An address in its plain form; an IPv4 one that is mapped into IPv6 becomes itself. Null for anything else. */
function parseAddress(text: string): Address | null {
  const bare = text.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

function parseRange(entry: string): [Address, number] {
  try {
    if (entry.includes("/")) return ipaddr.parseCIDR(entry);
    const address = ipaddr.parse(entry);
    return [address, address.kind() === "ipv4" ? 32 : 128];
  } catch {
    throw new Error(`HYPONEMA_EGRESS_ALLOW: ${entry} is neither an address nor a CIDR such as 10.0.0.0/8`);
  }
}
