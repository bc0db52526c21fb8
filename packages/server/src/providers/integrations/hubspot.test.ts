import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  HUBSPOT_RATE_LIMITED,
  HUBSPOT_TOKEN,
  startHubspotDouble,
} from "../../../test/doubles/vendors/hubspot.ts";
import type { VendorDouble } from "../../../test/doubles/vendors/vendor.ts";
import { type Connected, connectTo, startReachingServer } from "../../../test/integrations.ts";
import type { TestServer } from "../../../test/server.ts";

let hubspot: VendorDouble;
let server: TestServer;
let own: Connected;

const connect = (settings: object = {}, access_token = HUBSPOT_TOKEN) =>
  connectTo(server, "hubspot", {
    credential: { access_token },
    settings: { base_url: hubspot.url, ...settings },
  });

beforeAll(async () => {
  hubspot = await startHubspotDouble();
  server = await startReachingServer();
  own = await connect();
});

afterAll(async () => {
  await server.dispose();
  await hubspot.close();
});

beforeEach(() => {
  hubspot.requests.length = 0;
  hubspot.faults.length = 0;
});

const sent = () => hubspot.requests.map(({ method, url }) => `${method} ${url}`);

describe("HubSpot", () => {
  test("says whose account it is, or that it does not take the token", async () => {
    expect((await own.test()).body).toMatchObject({ ok: true, detail: "Signed in to account 4711." });
    const wrong = await connect({}, "pat-eu1-nobody-has-this");
    const { body, text } = await wrong.test();
    expect(body).toMatchObject({
      ok: false,
      detail: expect.stringContaining("does not take the credential"),
    });
    expect(text).not.toContain("nobody-has");
  });

  test("makes a contact, and changes the one with the same address without taking anything away", async () => {
    const ana = { email: "ana+1@example.com", first_name: "Ana", phone: "+43123" };
    const made = await own.run("save_contact", ana);
    expect(made.body.result).toMatchObject({ made: true, contact: { id: "101", firstname: "Ana" } });
    const changed = await own.run("save_contact", { email: ana.email, last_name: "Kovač" });
    expect(changed.body.result).toMatchObject({
      made: false,
      contact: { id: "101", firstname: "Ana", lastname: "Kovač", phone: "+43123" },
    });
    expect(sent()).toEqual([
      "PATCH /crm/v3/objects/contacts/ana%2B1%40example.com?idProperty=email",
      "POST /crm/v3/objects/contacts",
      "PATCH /crm/v3/objects/contacts/ana%2B1%40example.com?idProperty=email",
    ]);
    expect(JSON.parse(hubspot.requests[2]?.body ?? "")).toEqual({
      properties: { email: ana.email, lastname: "Kovač" },
    });
  });

  test("finds contacts, and tells nothing of them but what was asked for", async () => {
    await own.run("save_contact", { email: "bo@example.com", first_name: "Bo" });
    const { body } = await own.run("find_contact", { query: "bo@example" });
    expect(body.result.total).toBe(1);
    expect(Object.keys(body.result.contacts[0])).toEqual([
      ...["id", "email", "firstname", "lastname", "phone", "company", "lifecyclestage"],
    ]);
  });

  test("gets notes as text, at the contact's timeline", async () => {
    const { body } = await own.run("add_note", { contact_id: "101", text: "1 < 2\n<b>bold</b>" });
    expect(body.result).toEqual({ noted: true, id: "9001" });
    expect(JSON.parse(hubspot.requests[0]?.body ?? "")).toEqual({
      properties: { hs_note_body: "1 &lt; 2<br>&lt;b&gt;bold&lt;/b&gt;", hs_timestamp: expect.any(String) },
      associations: [
        { to: { id: "101" }, types: [{ associationCategory: "HUBSPOT_DEFINED", associationTypeId: 202 }] },
      ],
    });
  });

  test("gets tickets in the pipeline that a setting names, for a contact when one is named", async () => {
    const bound = await connect({ ticket_pipeline: "7", ticket_stage: "70" });
    await bound.run("create_ticket", { subject: "Broken", content: "It does not work.", priority: "HIGH" });
    expect(JSON.parse(hubspot.requests[0]?.body ?? "")).toMatchObject({
      properties: { hs_pipeline: "7", hs_pipeline_stage: "70", hs_ticket_priority: "HIGH" },
      associations: [],
    });
    await own.run("create_ticket", { subject: "Broken", content: "x", contact_id: "101" });
    expect(JSON.parse(hubspot.requests[1]?.body ?? "")).toMatchObject({
      properties: { hs_pipeline: "0", hs_pipeline_stage: "1" },
      associations: [{ types: [{ associationTypeId: 16 }] }],
    });
  });

  test("refuses in its own words", async () => {
    const { body } = await own.run("save_contact", { email: "x@example.invalid" });
    expect(body.result.error).toBe(
      "HubSpot refused, with status 400. Property values were not valid: Email address is invalid",
    );
  });

  test("is asked again for a search, and never for what writes", async () => {
    hubspot.faults = [HUBSPOT_RATE_LIMITED, "cut"];
    expect((await own.run("find_contact", { query: "nobody" })).body.result).toEqual({
      ...{ contacts: [], total: 0 },
    });
    expect(hubspot.requests).toHaveLength(3);
    hubspot.faults = [HUBSPOT_RATE_LIMITED];
    const { body } = await own.run("add_note", { contact_id: "101", text: "x" });
    expect(body.result.error).toContain("try again later. You have reached your secondly limit.");
    expect(hubspot.requests).toHaveLength(4);
  });
});
