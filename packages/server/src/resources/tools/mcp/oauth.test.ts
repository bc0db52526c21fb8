import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { type McpDouble, type SeenRequest, sendJson } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld, oauthOf } from "../../../../test/mcp.ts";
import { Secret } from "../../../platform/secret.ts";

const SECRETS = ["client-s3cret", "YWdlbnQ6Y2xpZW50LXMzY3JldA"];

/** Has the double want a token, and grant numbered ones that live for `seconds`. */
function guard(double: McpDouble, seconds: number | null = 3600) {
  let granted = 0;
  let good = "";
  const challenge = () => `Bearer resource_metadata="${new URL("/.well-known/resource", double.url)}"`;
  const origin = new URL(double.url).origin;
  double.on("/mcp", (response, seen) => {
    if (good !== "" && seen.headers.authorization === `Bearer ${good}`) return double.serve(response, seen);
    return void response.writeHead(401, { "www-authenticate": challenge() }).end();
  });
  double.on("/.well-known/resource", (response) =>
    sendJson(response, 200, { resource: double.url, authorization_servers: [`${origin}/as`] }),
  );
  double.on("/.well-known/oauth-authorization-server/as", (response) =>
    sendJson(response, 200, {
      issuer: `${origin}/as`,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      response_types_supported: ["code"],
    }),
  );
  double.on("/token", (response) => {
    good = `access-t0ken-${++granted}`;
    const expiry = seconds === null ? {} : { expires_in: seconds };
    sendJson(response, 200, { access_token: good, token_type: "Bearer", ...expiry });
  });
  return {
    revoke() {
      good = "";
    },
  };
}

const asksForToken = ({ path }: SeenRequest) => path === "/token";
const granted = (double: McpDouble) => double.seen.filter(asksForToken).length;

describe("client credentials", () => {
  test("are shown to the authorization server that the MCP server names", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null, { scope: "tools" }) } });
    guard(double);
    expect(await call()).toMatchObject({ isError: false });
    const asked = await double.until(asksForToken);
    expect(asked.headers.authorization).toBe(`Basic ${btoa("agent:client-s3cret")}`);
    expect(Object.fromEntries(new URLSearchParams(asked.body))).toEqual({
      grant_type: "client_credentials",
      scope: "tools",
      resource: double.url,
    });
  });

  test("are shown to the token endpoint that is configured, and then to no other", async () => {
    const world = await createMcpWorld();
    const oauth = oauthOf(`http://127.0.0.1:${world.double.port}/mine`);
    guard(world.double);
    world.double.on("/mine", (response) =>
      sendJson(response, 200, { access_token: "mine", token_type: "Bearer" }),
    );
    world.double.on("/mcp", (response, seen) =>
      seen.headers.authorization === "Bearer mine"
        ? world.double.serve(response, seen)
        : void response.writeHead(403).end(),
    );
    const { signal } = new AbortController();
    const tools = await world.connections.listTools("key", { ...world.server, oauth }, signal);
    expect(tools).toHaveLength(1);
    expect(granted(world.double)).toBe(0);
  });

  test("are asked for the scope that the server wants, where none is configured", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    guard(double);
    double.on("/mcp", (response, seen) => {
      if (seen.headers.authorization) return double.serve(response, seen);
      return void response.writeHead(401, { "www-authenticate": 'Bearer scope="mcp:tools"' }).end();
    });
    double.on("/.well-known/oauth-authorization-server", (response) => response.writeHead(404).end());
    await call();
    const { body } = await double.until(asksForToken);
    expect(new URLSearchParams(body).get("scope")).toBe("mcp:tools");
  });

  test("are sent in the body to a server that does not read them in the header", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    guard(double);
    double.on("/token", (response, seen) => {
      if (seen.headers.authorization) return sendJson(response, 401, { error: "invalid_client" });
      double.on("/mcp", double.serve);
      return sendJson(response, 200, { access_token: "posted", token_type: "Bearer" });
    });
    expect(await call()).toMatchObject({ isError: false });
    const { body } = double.seen.filter(asksForToken)[1] ?? { body: "" };
    expect(new URLSearchParams(body).get("client_secret")).toBe("client-s3cret");
  });

  test("take the server's other headers nowhere but to the server", async () => {
    const headers = { "x-key": new Secret("key-of-mine") };
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null), headers } });
    guard(double);
    await call();
    for (const { path, headers: sent } of double.seen) {
      expect(sent["x-key"]).toBe(path === "/mcp" ? "key-of-mine" : undefined);
    }
  });
});

describe("an access token", () => {
  test("is asked for once by calls that come at once", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    const { revoke } = guard(double);
    await Promise.all([call(), call(), call()]);
    expect(granted(double)).toBe(1);
    revoke();
    await Promise.all([call(), call(), call()]);
    expect(granted(double)).toBe(2);
  });

  test.each([
    [3600, 3_569_000, 3_571_000],
    [10, 4_000, 6_000],
  ])(
    "of %i seconds is renewed before it expires, without looking around again",
    async (seconds, fresh, late) => {
      const { double, call, pass } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
      guard(double, seconds);
      await call();
      pass(fresh);
      await call();
      expect(granted(double)).toBe(1);
      pass(late - fresh);
      await call();
      expect(granted(double)).toBe(2);
      expect(double.seen.filter(({ path }) => path.startsWith("/.well-known"))).toHaveLength(2);
      expect(
        double.seen.filter(({ path, headers }) => path === "/mcp" && !headers.authorization),
      ).toHaveLength(1);
    },
  );

  test("that does not say when it expires is used until it is refused", async () => {
    const { double, call, pass } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    const { revoke } = guard(double, null);
    await call();
    pass(1e9);
    await call();
    expect(granted(double)).toBe(1);
    revoke();
    expect(await call()).toMatchObject({ isError: false });
    expect(granted(double)).toBe(2);
  });

  test("that another call has renewed meanwhile is not asked for again", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    const { revoke } = guard(double);
    await call();
    revoke();
    const { promise: renewed, resolve: go } = Promise.withResolvers<void>();
    double.on("tools/call", async (response, seen) => {
      if (seen.headers.authorization !== "Bearer access-t0ken-1") return double.serve(response, seen);
      if (seen.body.includes("late")) await renewed;
      return void response.writeHead(401).end();
    });
    double.on("/mcp", null);
    const late = call("late");
    await call();
    go();
    expect(await late).toMatchObject({ isError: false });
    expect(granted(double)).toBe(2);
  });

  test("that is refused as soon as it is granted is not asked for for ever", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    guard(double);
    double.on("/mcp", (response) => response.writeHead(401).end());
    await expect(call()).rejects.toMatchObject({ code: "unauthorised" });
    expect(granted(double)).toBe(1);
  });
});

describe("an authorization server", () => {
  test.each([
    ["refuses the client", "unauthorised", 401, { error: "invalid_client", error_description: SECRETS[0] }],
    ["refuses the scope", "unauthorised", 400, { error: "invalid_scope", error_description: SECRETS[0] }],
    ["refuses in its own words", "unauthorised", 403, { words: SECRETS[0] }],
    ["is out of order", "unreachable", 503, { words: SECRETS[0] }],
    ["grants nothing", "protocol", 200, { words: SECRETS[0] }],
    ["answers far too much", "too-large", 200, { words: "x".repeat(1_000_000) }],
  ])("that %s fails the call, and is asked again by the next", async (_, code, status, body) => {
    const { double, call, logged } = await createMcpWorld({ server: { oauth: oauthOf(null) } });
    guard(double);
    double.on("/token", (response) => sendJson(response, status, body));
    const error = await call().catch((failure) => failure);
    expect(error).toMatchObject({ name: "McpError", code });
    for (const secret of SECRETS) {
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain(secret);
      expect(logged.join()).not.toContain(secret);
    }
    guard(double);
    expect(await call()).toMatchObject({ isError: false });
  });

  test("that is silent costs the call's time and no more", async () => {
    const { double, call } = await createMcpWorld({ server: { oauth: oauthOf(null), timeoutMs: 100 } });
    guard(double);
    double.on("/token", () => {});
    await expect(call()).rejects.toMatchObject({ code: "timed-out" });
  });
});

describe("in private address space", () => {
  const names = { "mcp.example.com": "93.184.215.14", "inside.example.com": "10.0.0.7" };
  const url = "https://mcp.example.com/mcp";
  const inside = "https://inside.example.com";
  const metadata = (endpoint: string) => ({
    issuer: "https://mcp.example.com",
    authorization_endpoint: endpoint,
    token_endpoint: endpoint,
    response_types_supported: ["code"],
  });
  const moved = (location: string): Parameters<McpDouble["on"]>[1] => {
    return (response) => void response.writeHead(307, { location }).end();
  };
  const challenged = (where: string): Parameters<McpDouble["on"]>[1] => {
    return (response) =>
      void response.writeHead(401, { "www-authenticate": `Bearer resource_metadata="${where}"` }).end();
  };

  test.each<[string, string | null, (double: McpDouble) => void]>([
    ["the token endpoint that is configured", `${inside}/token`, () => {}],
    ["a metadata service as token endpoint", "http://169.254.169.254/token", () => {}],
    [
      "the token endpoint that is discovered",
      null,
      (double) =>
        double.on("/.well-known/oauth-authorization-server", (response) =>
          sendJson(response, 200, metadata(`${inside}/token`)),
        ),
    ],
    [
      "where the token endpoint redirects to",
      "https://mcp.example.com/token",
      (double) => double.on("/token", moved(`${inside}/token`)),
    ],
    [
      "where discovery is redirected to",
      null,
      (double) => double.on("/.well-known/oauth-authorization-server", moved(`${inside}/metadata`)),
    ],
    ["the resource's metadata", null, (double) => double.on("/mcp", challenged(`${inside}/resource`))],
    [
      "the authorization server",
      null,
      (double) =>
        double.on("/.well-known/oauth-protected-resource/mcp", (response) =>
          sendJson(response, 200, { resource: url, authorization_servers: [inside] }),
        ),
    ],
  ])("%s is not reached", async (_, tokenUrl, arrange) => {
    const { double, call, dialled } = await createMcpWorld({
      names,
      server: { url, oauth: oauthOf(tokenUrl) },
    });
    double.on("/mcp", (response) => response.writeHead(401).end());
    arrange(double);
    await expect(call()).rejects.toMatchObject({ name: "McpError", code: "address-not-allowed" });
    expect(dialled.every((address) => address === "93.184.215.14")).toBe(true);
  });
});
