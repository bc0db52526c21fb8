import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAuthenticator } from "../../../test/authenticator.ts";
import { cookiesOf, fromPage, registerDevice, registration } from "../../../test/people.ts";
import { type Answer, asPerson, startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

const begin = () => fromPage(server, "/auth/passkey-challenges");
const enter = (response: object, begun: Answer) =>
  fromPage(server, "/auth/passkey-sign-ins", { response }, cookiesOf(begun));

describe("a passkey", () => {
  test("signs its owner in, once a challenge", async () => {
    const person = await server.signIn("viewer");
    const { device } = await registerDevice(server, person);
    const begun = await begin();
    expect(begun.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^hyponema\.passkey=.*; Max-Age=300; Path=\/; HttpOnly; SameSite=Lax$/),
    ]);
    const response = device.get(begun.body);
    const entered = await enter(response, begun);
    expect(entered.status, entered.text).toBe(200);
    expect(entered.body.id).toBe(person.personId);
    const ask = asPerson(server.url, cookiesOf(entered));
    expect((await ask("GET", "/me")).body.email).toBe(person.email);
    expect(outcome(await enter(response, begun))).toEqual([410, "passkey-challenge-expired"]);
  });

  test("is not believed for another challenge, of another site, without its challenge, or when it is of nobody", async () => {
    const person = await server.signIn("viewer");
    const { device } = await registerDevice(server, person);
    const begun = await begin();
    const other = device.get((await begin()).body);
    expect(outcome(await enter(other, begun))).toEqual([403, "passkey-refused"]);
    const elsewhere = await begin();
    const foreign = makeAuthenticator("https://evil.example").get(elsewhere.body);
    expect(outcome(await enter(foreign, elsewhere))).toEqual([403, "passkey-refused"]);
    const third = await begin();
    const without = await fromPage(server, "/auth/passkey-sign-ins", { response: device.get(third.body) });
    expect(outcome(without)).toEqual([410, "passkey-challenge-expired"]);
  });

  test("is named, renamed and deleted by its owner alone", async () => {
    const person = await server.signIn("viewer");
    const stranger = await server.signIn("owner");
    const { id, device } = await registerDevice(server, person);
    const { body } = await person.ask("GET", "/me/passkeys");
    expect(body.data).toMatchObject([{ id, name: "Laptop", backed_up: false }]);
    const path = `/me/passkeys/${id}`;
    for (const [method, options] of [
      ["PATCH", { body: { name: "Mine" } }],
      ["DELETE", {}],
    ] as const) {
      expect(outcome(await stranger.ask(method, path, options))).toEqual([404, "passkey-not-found"]);
    }
    expect((await person.ask("PATCH", path, { body: { name: "Phone" } })).body.name).toBe("Phone");
    expect((await person.ask("DELETE", path)).status).toBe(204);
    const begun = await begin();
    expect(outcome(await enter(device.get(begun.body), begun))).toEqual([403, "passkey-refused"]);
  });

  test("is not registered for whoever began it, by whoever is signed in now", async () => {
    const [first, second] = [await server.signIn("viewer"), await server.signIn("viewer")];
    const { body, headers } = await registration(first, makeAuthenticator(server.url));
    const cookie = headers.cookie.replace(first.cookie, second.cookie);
    const made = await second.ask("POST", "/me/passkeys", { body, headers: { cookie } });
    expect(outcome(made)).toEqual([403, "passkey-refused"]);
    expect((await first.ask("GET", "/me/passkeys")).body.data).toEqual([]);
  });

  test("is registered neither on another site's page, nor twice, nor from a challenge to sign in", async () => {
    const person = await server.signIn("viewer");
    const foreign = await registration(person, makeAuthenticator("https://evil.example"));
    expect(outcome(await person.ask("POST", "/me/passkeys", foreign))).toEqual([403, "passkey-refused"]);
    const { device } = await registerDevice(server, person);
    const twice = await registration(person, device);
    expect(outcome(await person.ask("POST", "/me/passkeys", twice))).toEqual([403, "passkey-refused"]);
    const begun = await begin();
    const wrong = await person.ask("POST", "/me/passkeys", {
      body: { name: "Laptop", response: device.create({ ...begun.body, rp: { id: "localhost" } }) },
      headers: { cookie: `${person.cookie}; ${cookiesOf(begun)}` },
    });
    expect(outcome(wrong)).toEqual([410, "passkey-challenge-expired"]);
  });

  test("is registered only within a day of signing in", async () => {
    const person = await server.signIn("viewer");
    await server.database.peek(
      "UPDATE hyponema.sign_ins SET created_at = now() - interval '25 hours' WHERE id = $1",
      [person.signInId],
    );
    expect(outcome(await person.ask("POST", "/me/passkey-challenges"))).toEqual([403, "sign-in-too-old"]);
  });

  test("is one of twenty at most", async () => {
    const person = await server.signIn("viewer");
    await registerDevice(server, person);
    await server.database.peek(
      `INSERT INTO hyponema.passkeys SELECT id || n, person_id, name, credential_id || n, public_key, counter, device_type,
         backed_up, transports, aaguid, created_at FROM hyponema.passkeys, generate_series(1, 19) n WHERE person_id = $1`,
      [person.personId],
    );
    expect(outcome(await person.ask("POST", "/me/passkey-challenges"))).toEqual([409, "too-many-passkeys"]);
  });

  test("whose answer makes no sense is refused, never a 500", async () => {
    const person = await server.signIn("viewer");
    const { device } = await registerDevice(server, person);
    for (const spoilt of [{ clientDataJSON: "e30" }, { authenticatorData: "AAAA" }, { signature: "AAAA" }]) {
      const begun = await begin();
      const { response, ...rest } = device.get(begun.body);
      const answer = await enter({ ...rest, response: { ...response, ...spoilt } }, begun);
      expect(outcome(answer)).toEqual([403, "passkey-refused"]);
    }
    const { body, headers } = await registration(person, makeAuthenticator(server.url));
    const response = { ...body.response, response: { ...body.response.response, attestationObject: "AAAA" } };
    const made = await person.ask("POST", "/me/passkeys", { body: { ...body, response }, headers });
    expect(outcome(made)).toEqual([403, "passkey-refused"]);
  });
});
