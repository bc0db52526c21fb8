import { CREDENTIAL_PROVIDERS, type CredentialProvider } from "@hyponema/contract/agent-settings";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ListDouble, PROVIDER_KEY, startListDouble } from "../../../test/doubles/llm/model-lists.ts";
import type { Fault } from "../../../test/doubles/vendors/vendor.ts";
import { systemClock } from "../../platform/clock.ts";
import { parseAllowList } from "../../platform/egress/addresses.ts";
import { Egress } from "../../platform/egress/egress.ts";
import { Secret } from "../../platform/secret.ts";
import { checkCredential, type ProviderConnections } from "./credential-check.ts";

// One suite for all providers, each against a double of its model list.

const LISTED: Readonly<Record<CredentialProvider, readonly (readonly [id: string, name: string | null])[]>> =
  {
    openai: [
      ["gpt-5-mini", null],
      ["o4-mini", null],
    ],
    anthropic: [
      ["claude-opus-4-5", "Claude Opus 4.5"],
      ["claude-haiku-4-5", "Claude Haiku 4.5"],
    ],
    gemini: [["gemini-2.5-flash", "Gemini 2.5 Flash"]],
    groq: [["llama-3.3-70b-versatile", null]],
    mistral: [["mistral-small-latest", "mistral-small-2506"]],
    openrouter: [["openrouter/auto", "Auto Router"]],
    together: [["meta-llama/Llama-3.3-70B-Instruct-Turbo", "Llama 3.3 70B Turbo"]],
    "openai-compatible": [["llama3.2:latest", null]],
  };

let double: ListDouble;
const egress = new Egress({ allow: parseAllowList("127.0.0.1/32") });

beforeAll(async () => {
  double = await startListDouble();
});

beforeEach(() => {
  double.faults = [];
});

afterAll(async () => {
  await double.close();
  await egress.close();
});

interface Given {
  readonly key?: string | null;
  readonly baseUrl?: string;
  readonly reach?: Partial<ProviderConnections>;
  readonly signal?: AbortSignal;
}

async function ask(provider: CredentialProvider, { key = PROVIDER_KEY, baseUrl, reach, signal }: Given = {}) {
  const apiKey = key === null ? null : new Secret(key);
  const access = { apiKey, baseUrl: baseUrl ?? double.urlOf(provider) };
  const trial = await checkCredential(
    provider,
    { access, trusted: false, stamp: "" },
    { egress, clock: systemClock, ...reach },
    signal ?? new AbortController().signal,
  );
  const told = JSON.stringify(trial);
  if (key) expect(told).not.toContain(key.slice(3));
  return trial;
}

const reply = (
  status: number,
  body: unknown = { error: { message: `Denied for ${PROVIDER_KEY}` } },
): Fault => ({
  ...{ status, body },
});

describe.each(CREDENTIAL_PROVIDERS)("a key for %s", (provider) => {
  const failing = async (fault: Fault, given: Given = {}) => {
    double.faults = [fault];
    const trial = await ask(provider, given);
    expect(trial.models).toBeNull();
    expect(trial.detail).not.toMatch(/Denied|sk-/);
    return trial;
  };

  test("works, and the provider lists its models that write, each once, in its order", async () => {
    const { outcome, models, detail } = await ask(provider);
    expect(outcome).toBe("works");
    expect(models?.map(({ id, name }) => [id, name])).toEqual(LISTED[provider]);
    expect(detail).toContain(models?.length === 1 ? "one model" : `${models?.length} models`);
  });

  test("that is wrong is refused, in our own words", async () => {
    const { outcome, detail } = await ask(provider, { key: "sk-nobodys-key-0123456789" });
    expect(outcome).toBe("key_refused");
    expect(detail).toMatch(/does not take the key \((?:401|400)\)/);
  });

  test.each([401, 403])("that meets %d is refused", async (status) => {
    expect(await failing(reply(status))).toMatchObject({
      outcome: "key_refused",
      detail: expect.stringContaining(`(${status})`),
    });
  });

  test("that is asked with too often is told when to try again", async () => {
    const limited = {
      status: 429,
      headers: { "retry-after": "30" },
      body: { error: { message: "Slow down" } },
    };
    expect(await failing(limited)).toMatchObject({
      outcome: "rate_limited",
      detail: expect.stringContaining("Try again in 30 seconds."),
    });
    expect((await failing(reply(429))).detail).toContain("Try again later.");
  });

  test.each([500, 503, 529])("whose provider answers %d is not blamed", async (status) => {
    expect(await failing(reply(status))).toMatchObject({
      outcome: "unexpected",
      detail: expect.stringContaining(`out of order (${status})`),
    });
  });

  test("whose provider says nothing is given up in time", async () => {
    const silent = await failing("silent", { reach: { timeoutMs: 50 } });
    expect(silent.outcome).toBe("timed_out");
  });

  test("whose provider breaks off in the middle of its list is not known to work", async () => {
    expect((await failing("cut")).outcome).toBe("unreachable");
  });

  test("works as well when the list comes in pieces", async () => {
    double.faults = ["slow"];
    expect((await ask(provider)).outcome).toBe("works");
  });

  test.each([
    ["an object of something else", { hello: "world" }],
    ["a text", "hello"],
    ["a list under another name", { items: [] }],
    ["null", null],
  ])("whose provider answers with %s meets something else", async (_, body) => {
    expect(await failing(reply(200, body))).toMatchObject({
      outcome: "unexpected",
      detail: expect.stringContaining("Check the address."),
    });
  });

  test("is not sent after a redirect", async () => {
    const sent = double.requests.length;
    const moved = { status: 302, headers: { location: `${double.url}/elsewhere` }, body: {} };
    expect((await failing(moved)).outcome).toBe("unexpected");
    expect(double.requests.length).toBe(sent + 1);
  });

  test("whose test is called off is asked about no more", async () => {
    double.faults = ["silent"];
    const sent = double.requests.length;
    const hangUp = new AbortController();
    const asking = ask(provider, { signal: hangUp.signal });
    await expect.poll(() => double.requests.length).toBe(sent + 1);
    hangUp.abort(new Error("hung up"));
    await expect(asking).rejects.toThrow();
  });
});

describe("a server of one's own", () => {
  test("that wants no key is asked without one", async () => {
    double.faults = [{ body: { data: [{ id: "qwen3" }] } }];
    expect(await ask("openai-compatible", { key: null })).toMatchObject({
      outcome: "works",
      models: [{ id: "qwen3", name: null }],
    });
    expect(double.requests.at(-1)?.headers.authorization).toBeUndefined();
    expect(await ask("openai-compatible", { key: null })).toMatchObject({
      outcome: "key_refused",
      detail: expect.stringContaining("wants a key"),
    });
  });

  test("is asked under its address, with or without a slash at the end", async () => {
    const { outcome } = await ask("openai-compatible", { baseUrl: `${double.url}/v1/` });
    expect(outcome).toBe("works");
    expect(await ask("openai-compatible", { baseUrl: `${double.url}/api` })).toMatchObject({
      outcome: "unexpected",
      detail: expect.stringContaining("no list of models at this address (404)"),
    });
  });

  test("that nobody runs cannot be reached", async () => {
    const { outcome } = await ask("openai-compatible", { baseUrl: "http://127.0.0.1:1/v1" });
    expect(outcome).toBe("unreachable");
  });

  test("may list thousands of models, of which two thousand are kept, without what is not a model", async () => {
    const data = [
      ...[
        null,
        7,
        "gpt",
        {},
        { id: 7 },
        { id: "" },
        { id: "x".repeat(201) },
        { id: "a\u0000b" },
        { id: "\ud800" },
      ],
      ...Array.from({ length: 5_000 }, (_, at) => ({
        id: `model-${at}`,
        name: `<b>${at}</b>`,
        more: "x".repeat(300),
      })),
    ];
    double.faults = [{ body: { data } }];
    const { models } = await ask("openai-compatible");
    expect(models).toHaveLength(2_000);
    expect(models?.[0]).toEqual({ id: "model-0", name: "<b>0</b>" });
  });

  test("that sends more than a list can be is not heard out", async () => {
    double.faults = [{ body: { data: [{ id: "a", more: "x".repeat(9 * 1024 * 1024) }] } }];
    expect((await ask("openai-compatible")).outcome).toBe("unexpected");
  });
});

describe("the guard", () => {
  /** An egress guard that resolves names but never connects. */
  const guardKnowing = (names: Readonly<Record<string, readonly string[]>>) => {
    const dialled: string[] = [];
    const guard = new Egress({
      allow: parseAllowList(""),
      resolve: async (name) => names[name] ?? [],
      dial: (target, done) => {
        dialled.push(target.hostname);
        done(new Error("nobody is dialled"), null);
      },
    });
    return { dialled, reach: { egress: guard } };
  };

  test.each([
    ["https://10.0.0.1/v1", {}],
    ["https://[::1]:8443/v1", {}],
    ["https://169.254.169.254/v1", {}],
    ["https://models.example.com/v1", { "models.example.com": ["10.1.2.3"] }],
    ["https://models.example.com/v1", { "models.example.com": ["93.184.215.14", "192.168.0.7"] }],
    ["http://models.example.com/v1", { "models.example.com": ["93.184.215.14"] }],
  ])("lets nothing out to %s (%j)", async (baseUrl, names) => {
    const { dialled, reach } = guardKnowing(names);
    for (const provider of ["openai-compatible", "openai", "anthropic"] as const) {
      const { outcome, detail } = await ask(provider, { baseUrl, reach });
      expect(outcome).toBe("not_allowed");
      expect(detail).toMatch(/HYPONEMA_EGRESS_ALLOW|encrypted/);
    }
    expect(dialled).toEqual([]);
  });

  test("says of a name without an address what it is", async () => {
    const { reach } = guardKnowing({});
    expect(
      await ask("openai-compatible", { baseUrl: "https://nowhere.example.com/v1", reach }),
    ).toMatchObject({
      outcome: "unreachable",
      detail: expect.stringContaining("nowhere.example.com has no address"),
    });
  });
});
