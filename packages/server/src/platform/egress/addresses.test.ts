import { describe, expect, test } from "vitest";
import { isMetadataAddress, isPublic, parseAllowList } from "./addresses.ts";

// The IPv4 and IPv6 special-purpose registries of IANA, with the first and the last address of each block, and what those
// registries leave out: multicast, ranges that were given back, and IPv6 that was never given to anybody.
const SPECIAL = [
  ["this network", "0.0.0.0", "0.255.255.255"],
  ["private", "10.0.0.0", "10.255.255.255"],
  ["shared by carriers", "100.64.0.0", "100.127.255.255"],
  ["loopback", "127.0.0.0", "127.255.255.255"],
  ["link-local", "169.254.0.0", "169.254.255.255"],
  ["private", "172.16.0.0", "172.31.255.255"],
  ["protocol assignments", "192.0.0.0", "192.0.0.255"],
  ["documentation", "192.0.2.0", "192.0.2.255"],
  ["AS112", "192.31.196.0", "192.31.196.255"],
  ["AMT", "192.52.193.0", "192.52.193.255"],
  ["6to4 relays", "192.88.99.0", "192.88.99.255"],
  ["private", "192.168.0.0", "192.168.255.255"],
  ["AS112 by delegation", "192.175.48.0", "192.175.48.255"],
  ["benchmarking", "198.18.0.0", "198.19.255.255"],
  ["documentation", "198.51.100.0", "198.51.100.255"],
  ["documentation", "203.0.113.0", "203.0.113.255"],
  ["multicast", "224.0.0.0", "239.255.255.255"],
  ["reserved", "240.0.0.0", "255.255.255.254"],
  ["broadcast", "255.255.255.255", "255.255.255.255"],
  ["unspecified", "::", "::"],
  ["loopback", "::1", "::1"],
  ["IPv4-compatible", "::2", "::ffff:ffff"],
  ["IPv4-compatible, with dots", "::8.8.8.8", "[::1.2.3.4]"],
  ["NAT64, with dots", "64:ff9b::8.8.8.8", "64:ff9b::1.1.1.1"],
  ["mapped, of private ones", "::ffff:10.0.0.0", "::ffff:10.255.255.255"],
  ["mapped, in hexadecimal", "::ffff:7f00:0", "::ffff:7fff:ffff"],
  ["translated", "::ffff:0:0:0", "::ffff:0:ffff:ffff"],
  ["NAT64", "64:ff9b::", "64:ff9b::ffff:ffff"],
  ["NAT64 of a network's own", "64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff"],
  ["discard", "100::", "100::ffff:ffff:ffff:ffff"],
  ["dummy", "100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff"],
  ["protocol assignments", "2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["Teredo", "2001::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["benchmarking", "2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff"],
  ["AMT", "2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["AS112", "2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff"],
  ["ORCHID", "2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["ORCHIDv2", "2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["drone remote ID", "2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["documentation", "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["6to4", "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["AS112 by delegation", "2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff"],
  ["documentation", "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["reserved", "4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["segment routing", "5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["reserved", "6000::", "fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["unique local", "fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["link-local", "fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["link-local, with its interface", "fe80::1%eth0", "[fe80::1%eth0]"],
  ["site-local", "fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["multicast", "ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ["no address", "localhost", ""],
] as const;

const METADATA = [
  ["most clouds", "169.254.169.254"],
  ["containers of AWS", "169.254.170.2"],
  ["AWS", "fd00:ec2::254"],
  ["Azure", "168.63.129.16"],
  ["Alibaba", "100.100.100.200"],
  ["Oracle", "192.0.0.192"],
  ["Oracle", "fd00:c1::a9fe:a9fe"],
  ["Google", "fd20:ce::254"],
  ["Scaleway", "fd00:42::42"],
  ["OpenStack", "fe80::a9fe:a9fe"],
] as const;

/** 169.254.169.254 in every form that leads to it. */
const WRAPPED = [
  "::ffff:169.254.169.254",
  "::a9fe:a9fe",
  "::ffff:0:a9fe:a9fe",
  "64:ff9b::a9fe:a9fe",
  "64:ff9b:1::a9fe:a9fe",
  "2002:a9fe:a9fe::1",
  "2001:0:1234::5601:5601",
];

const EVERYTHING = "0.0.0.0/0,::/0";

describe("an address", () => {
  test.each([
    "8.8.8.8",
    "93.184.215.14",
    "100.63.255.255",
    "100.128.0.0",
    "172.32.0.0",
    "168.63.129.17",
    "223.255.255.255",
    "2001:200::1",
    "2606:2800:21f:cb07:6820:80da:af6b:8b2c",
    "2a00:1450:4001:82b::200e",
    "::ffff:8.8.8.8",
  ])("%s is public", (address) => {
    expect(isPublic(address)).toBe(true);
  });

  test.each(SPECIAL)("%s is not public: %s to %s", (_, first, last) => {
    expect([isPublic(first), isPublic(last)]).toEqual([false, false]);
  });

  test.each(METADATA)("metadata of %s, %s, is reached only when it is named exactly", (_, address) => {
    expect(isPublic(address)).toBe(false);
    expect(isMetadataAddress(address)).toBe(true);
    const wide =
      "169.254.0.0/16,168.63.0.0/16,100.64.0.0/10,192.0.0.0/24,fd00::/8,fe80::/10,169.254.169.252/30";
    for (const setting of [EVERYTHING, wide]) expect(parseAllowList(setting).includes(address)).toBe(false);
    expect(parseAllowList(`10.0.0.0/8, ${address}`).includes(address)).toBe(true);
    const bits = address.includes(":") ? 128 : 32;
    expect(parseAllowList(`${address}/${bits}`).includes(address)).toBe(true);
  });

  test.each(WRAPPED)("%s is what it wraps, whatever is allowed", (address) => {
    expect(isPublic(address)).toBe(false);
    expect(isMetadataAddress(address)).toBe(true);
    expect(parseAllowList(EVERYTHING).includes(address)).toBe(false);
  });

  test("that wraps another is allowed with what it wraps: public, or allowed itself", () => {
    const translated = parseAllowList("64:ff9b::/96, 10.0.0.0/8");
    expect(["64:ff9b::808:808", "64:ff9b::10.1.2.3"].every((address) => translated.includes(address))).toBe(
      true,
    );
    expect(
      ["64:ff9b::192.168.0.1", "64:ff9b::127.0.0.1"].some((address) => translated.includes(address)),
    ).toBe(false);
  });

  test("of an allowed range is allowed, and a broken range is named", () => {
    const allow = parseAllowList("10.0.0.0/8, fd12::/16,192.168.7.7, ::1, ::ffff:172.16.0.0/108");
    const allowed = ["10.9.9.9", "fd12::1", "192.168.7.7", "::ffff:10.0.0.1", "::1", "172.17.0.1"];
    expect(allowed.filter((address) => !allow.includes(address))).toEqual([]);
    expect(["11.0.0.1", "192.168.7.8", "fd13::1"].some((address) => allow.includes(address))).toBe(false);
    expect(() => parseAllowList("10.0.0.0/8,nonsense")).toThrow("nonsense is neither");
  });
});
