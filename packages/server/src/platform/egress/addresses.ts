import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = [Address, number];

/** Ranges that may be reached although private, and over plain http: HYPONEMA_EGRESS_ALLOW. */
export interface AllowList {
  includes(address: string): boolean;
}

// The one range of IPv6 that unicast addresses of the internet are given from. All outside of it is special or reserved.
const GLOBAL_V6 = ipaddr.parseCIDR("2000::/3");

// What clouds answer a machine's credentials, user data and settings at. Some lie in ranges of the public internet.
const METADATA = [
  "169.254.0.0/16", // Most clouds, and the credentials of AWS's containers
  "168.63.129.16/32", // Azure's wire server
  "100.100.100.200/32", // Alibaba
  "192.0.0.192/32", // Oracle
  "fd00:ec2::/32", // AWS
  "fd20:ce::254/128", // Google
  "fd00:c1::a9fe:a9fe/128", // Oracle
  "fd00:42::42/128", // Scaleway
  "fe80::a9fe:a9fe/128", // OpenStack
].map((range) => ipaddr.parseCIDR(range));

/**
 * Reads a list of CIDRs and addresses, separated by commas; throws with the entry that is neither. A metadata address of a
 * cloud is in the list only when the list names exactly that address, however wide its ranges are. An IPv6 address that
 * wraps an IPv4 one for a translator must be in the list itself, and what it wraps must be public or in the list too.
 */
export function parseAllowList(setting: string): AllowList {
  const ranges = setting
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map(parseRange);
  const covers = (address: Address) =>
    ranges.some((range) => within(address, range) && (!isMetadata(address) || range[1] === bitsOf(address)));
  return {
    includes(text) {
      const address = parseAddress(text);
      if (address === null || !covers(address)) return false;
      const wrapped = unwrap(address);
      return wrapped === null || isGlobal(wrapped) || covers(wrapped);
    },
  };
}

/**
 * Whether `text` is the address of a host on the public internet. Whatever IANA's special-purpose registries list is not,
 * nor is a cloud's metadata address, nor an IPv6 address that only wraps an IPv4 one for a translator, whatever it wraps.
 */
export function isPublic(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && isGlobal(address);
}

/** Whether `text` is where a cloud answers metadata, also as what an IPv6 address wraps. */
export function isMetadataAddress(text: string): boolean {
  const address = parseAddress(text);
  return address !== null && (isMetadata(address) || isMetadata(unwrap(address) ?? address));
}

function isGlobal(address: Address): boolean {
  if (address.kind() === "ipv6" && !within(address, GLOBAL_V6)) return false;
  return address.range() === "unicast" && !isMetadata(address);
}

function isMetadata(address: Address): boolean {
  return METADATA.some((range) => within(address, range));
}

function within(address: Address, [range, bits]: Range): boolean {
  return range.kind() === address.kind() && address.match(range as never, bits);
}

function bitsOf(address: Address): number {
  return address.kind() === "ipv4" ? 32 : 128;
}

// Where each range of wrapping addresses has the IPv4 address, in bytes from the left; Teredo has it inverted.
const WRAPPERS = [
  { range: ipaddr.parseCIDR("::/96"), at: 12 }, // IPv4-compatible
  { range: ipaddr.parseCIDR("::ffff:0:0:0/96"), at: 12 }, // RFC 2765
  { range: ipaddr.parseCIDR("64:ff9b::/96"), at: 12 }, // NAT64
  { range: ipaddr.parseCIDR("64:ff9b:1::/48"), at: 12 }, // NAT64 of a network's own
  { range: ipaddr.parseCIDR("2002::/16"), at: 2 }, // 6to4
  { range: ipaddr.parseCIDR("2001::/32"), at: 12, inverted: true }, // Teredo
];

/** The IPv4 address that an IPv6 one wraps; null for any other. */
function unwrap(address: Address): Address | null {
  const wrapper = WRAPPERS.find(({ range }) => within(address, range));
  // `::1` and `::` are addresses of their own in a range of wrapping ones.
  if (!wrapper || address.range() === "loopback" || address.range() === "unspecified") return null;
  const bytes = address.toByteArray().slice(wrapper.at, wrapper.at + 4);
  return ipaddr.fromByteArray(wrapper.inverted ? bytes.map((byte) => byte ^ 0xff) : bytes);
}

/** An address in its plain form; an IPv4 one that is mapped into IPv6 becomes itself. Null for anything else. */
function parseAddress(text: string): Address | null {
  const bare = withoutDots(text.replace(/^\[|\]$/g, "").replace(/%.*$/, ""));
  return ipaddr.isValid(bare) ? ipaddr.process(bare) : null;
}

/** An IPv6 address whose end is spelled with dots, in hexadecimal digits: the library takes `::8.8.8.8` for a mapped one. */
function withoutDots(text: string): string {
  return text.replace(/(?<=:)(\d+)\.(\d+)\.(\d+)\.(\d+)(?=$|\/)/, (dotted: string) => {
    if (!ipaddr.IPv4.isValidFourPartDecimal(dotted)) return dotted;
    const [a = 0, b = 0, c = 0, d = 0] = ipaddr.IPv4.parse(dotted).octets;
    return `${((a << 8) | b).toString(16)}:${((c << 8) | d).toString(16)}`;
  });
}

/** A range of IPv4 addresses that are mapped into IPv6 becomes one of IPv4, as its addresses do. */
function plainRange([address, bits]: Range): Range {
  if (!(address instanceof ipaddr.IPv6) || !address.isIPv4MappedAddress() || bits < 96)
    return [address, bits];
  return [address.toIPv4Address(), bits - 96];
}

function parseRange(given: string): Range {
  const entry = withoutDots(given);
  try {
    if (entry.includes("/")) return plainRange(ipaddr.parseCIDR(entry));
    const address = ipaddr.process(entry);
    return [address, bitsOf(address)];
  } catch {
    throw new Error(`HYPONEMA_EGRESS_ALLOW: ${given} is neither an address nor a CIDR such as 10.0.0.0/8`);
  }
}
