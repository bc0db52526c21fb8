import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { localKeyEncryption, Sealer } from "./crypto/envelope.ts";
import { Keyring, loadOrCreateRootSecret } from "./crypto/keyring.ts";
import { Secret, withoutSecrets } from "./secret.ts";
import { createLog } from "./telemetry/log.ts";

const OLD = "the old root secret, no longer used".replace(",", "");
const NEW = "the new root secret that is used now";
const sealer = (roots: string) =>
  new Sealer(localKeyEncryption(new Keyring(new Secret(roots)).keysFor("sealing")));

describe("a secret", () => {
  test("does not print, whatever prints it", () => {
    const secret = new Secret("hunter2");
    const printed = [
      `${secret}`,
      String(secret),
      JSON.stringify({ secret }),
      inspect(secret),
      inspect({ a: [secret] }),
    ];
    expect(printed.join(" ")).not.toContain("hunter2");
    expect(secret.reveal()).toBe("hunter2");
  });

  test.each(["plain-secret", 'quo"ted/sec\\ret', "with spaces and ümlauts"])(
    "is taken out of what is sent back, however it is written there (%s)",
    (value) => {
      const json = JSON.stringify({ value });
      for (const text of [value, json, json.replaceAll("/", "\\/"), encodeURIComponent(value)]) {
        const rest = withoutSecrets(text, [new Secret(`Bearer ${value}`)]);
        const kept = withoutSecrets(text, [new Secret(value)]);
        for (const shown of [rest, kept]) expect(shown).toContain("[secret]");
        expect(kept.replace("[secret]", "")).not.toMatch(/secret|ret|umlauts/);
      }
    },
  );

  test("is removed from logs by the name of its field, however it got there", () => {
    const lines: string[] = [];
    const log = createLog("info", { write: (line) => void lines.push(line) });
    log.info(
      { token: "hunter2", request: { headers: { authorization: "hunter2" } }, secret: new Secret("hunter2") },
      "x",
    );
    expect(lines.join("")).not.toContain("hunter2");
  });
});

describe("a sealed record", () => {
  test("opens where it belongs, and nowhere else", async () => {
    const sealed = await sealer(NEW).seal("hunter2", "workspace/a");
    expect(sealed).not.toContain("hunter2");
    expect(await sealer(NEW).open(sealed, "workspace/a")).toBe("hunter2");
    await expect(sealer(NEW).open(sealed, "workspace/b")).rejects.toThrow("belongs to another place");
  });

  test("does not open when a bit of it was changed", async () => {
    const sealed = await sealer(NEW).seal("hunter2", "here");
    const parts = sealed.split(".");
    for (const [index, part] of parts.entries()) {
      const changed = parts.with(index, part.slice(0, -2) + (part.endsWith("AA") ? "BB" : "AA")).join(".");
      await expect(sealer(NEW).open(changed, "here")).rejects.toThrow();
    }
  });

  test("made with the old root opens beside the new one, and after its rewrap without the old", async () => {
    const sealed = await sealer(OLD).seal("hunter2", "here");
    await expect(sealer(NEW).open(sealed, "here")).rejects.toThrow("put the old HYPONEMA_SECRET_KEY back");
    const both = sealer(`${NEW},${OLD}`);
    expect(await both.open(sealed, "here")).toBe("hunter2");
    const rewrapped = await both.rewrap(sealed, "here");
    expect(await sealer(NEW).open(rewrapped, "here")).toBe("hunter2");
    expect(await both.rewrap(rewrapped, "here")).toBe(rewrapped);
  });
});

describe("the root secret", () => {
  test("is made once in the data folder, by however many starts at once, and only its owner reads it", async () => {
    const folder = await mkdtemp(join(tmpdir(), "hyponema-secret-"));
    const secrets = await Promise.all(Array.from({ length: 8 }, () => loadOrCreateRootSecret(folder)));
    expect(new Set(secrets.map((secret) => secret.reveal())).size).toBe(1);
    expect((await stat(join(folder, "secret.key"))).mode & 0o777).toBe(0o600);
    await rm(folder, { recursive: true });
  });

  test("must not be weak", () => {
    expect(() => new Keyring(new Secret("short"))).toThrow("at least 32 characters");
    expect(() => new Keyring(new Secret(`${NEW},short`))).toThrow("at least 32 characters");
  });

  test("gives different keys for different purposes", () => {
    const keyring = new Keyring(new Secret(NEW));
    expect(keyring.keysFor("sealing").current.id).not.toBe(keyring.keysFor("session-token").current.id);
  });
});
