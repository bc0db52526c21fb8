import { describe, expect, test } from "vitest";
import { isPublic, parseAllowList } from "./addresses.ts";

describe("an address", () => {
  test.each(["93.184.215.14", "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])(
    "%s is public",
    (address) => {
      expect(isPublic(address)).toBe(true);
    },
  );

  test.each([
    ["loopback", "127.0.0.1"],
    ["loopback", "127.255.255.254"],
    ["loopback", "::1"],
    ["private", "10.1.2.3"],
    ["private", "172.16.0.1"],
    ["private", "192.168.1.1"],
    ["unique local", "fc00::1"],
    ["metadata", "169.254.169.254"],
    ["metadata", "fd00:ec2::254"],
    ["link-local", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["unspecified", "0.0.0.0"],
    ["unspecified", "::"],
    ["broadcast", "255.255.255.255"],
    ["multicast", "224.0.0.1"],
    ["multicast", "ff02::1"],
    ["reserved", "240.0.0.1"],
    ["documentation", "192.0.2.1"],
    ["documentation", "2001:db8::1"],
    ["benchmarking", "198.18.0.1"],
    ["mapped loopback", "::ffff:127.0.0.1"],
    ["mapped private", "::ffff:0a00:0001"],
    ["NAT64 of a private one", "64:ff9b::a00:1"],
    ["6to4", "2002:7f00:1::"],
    ["Teredo", "2001:0:7f00:1::"],
    ["not an address", "localhost"],
  ])("%s (%s) is not public", (_, address) => {
    expect(isPublic(address)).toBe(false);
  });

  test("of an allowed range is allowed, and a broken range is named", () => {
    const allow = parseAllowList("10.0.0.0/8, fd12::/16,192.168.7.7");
    expect(
      ["10.9.9.9", "fd12::1", "192.168.7.7", "::ffff:10.0.0.1"].every((address) => allow.includes(address)),
    ).toBe(true);
    expect(["11.0.0.1", "192.168.7.8", "fd13::1"].some((address) => allow.includes(address))).toBe(false);
    expect(() => parseAllowList("10.0.0.0/8,nonsense")).toThrow("nonsense is neither");
  });
});
