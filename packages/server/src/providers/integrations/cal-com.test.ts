import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { CAL_COM_KEY, startCalComDouble } from "../../../test/doubles/vendors/cal-com.ts";
import type { VendorDouble } from "../../../test/doubles/vendors/vendor.ts";
import { type Connected, connectTo, startReachingServer } from "../../../test/integrations.ts";
import type { TestServer } from "../../../test/server.ts";

let calCom: VendorDouble;
let server: TestServer;
let own: Connected;

const connect = (settings: object = {}, api_key = CAL_COM_KEY) =>
  connectTo(server, "cal_com", { credential: { api_key }, settings: { base_url: calCom.url, ...settings } });

beforeAll(async () => {
  calCom = await startCalComDouble();
  server = await startReachingServer();
  own = await connect();
});

afterAll(async () => {
  await server.dispose();
  await calCom.close();
});

beforeEach(() => {
  calCom.requests.length = 0;
  calCom.faults.length = 0;
});

const DAYS = { event_type_id: 123, from: "2026-11-24", to: "2026-11-25" };
const ANA = { name: "Ana Kovač", email: "ana@example.com", time_zone: "Europe/Vienna" };

describe("Cal.com", () => {
  test("says whose key it is, or that it does not take it", async () => {
    expect((await own.test()).body).toMatchObject({ ok: true, detail: "Signed in as desk." });
    const wrong = await connect({}, "cal_live_nobody-has-this-key");
    const { body, text } = await wrong.test();
    expect(body).toMatchObject({
      ok: false,
      detail: "Cal.com does not take the credential. Invalid API Key",
    });
    expect(text).not.toContain("nobody-has");
  });

  test("lists what can be booked, and when it is free", async () => {
    expect((await own.run("list_event_types")).body.result).toEqual({
      event_types: [{ id: 123, title: "Consultation", description: "In person.", minutes: 30 }],
    });
    const { body } = await own.run("find_slots", { ...DAYS, time_zone: "Europe/Vienna" });
    expect(body.result).toMatchObject({ more: false });
    expect(body.result.slots).toHaveLength(4);
    expect(body.result.slots[0]).toBe("2026-11-24T09:00:00.000+01:00");
    expect((await own.run("find_slots", { ...DAYS, event_type_id: 9 })).body.result.error).toContain(
      "Event type not found",
    );
  });

  test("books a slot in UTC, refuses it to a second, moves it, and cancels it", async () => {
    const slot = { ...ANA, event_type_id: 123, start: "2026-11-24T09:00:00.000+01:00", notes: "First visit" };
    const booked = await own.run("book", slot);
    expect(booked.body.result).toMatchObject({ uid: "uid1", status: "accepted" });
    expect(JSON.parse(calCom.requests[0]?.body ?? "")).toEqual({
      eventTypeId: 123,
      start: "2026-11-24T08:00:00.000Z",
      attendee: { name: "Ana Kovač", email: "ana@example.com", timeZone: "Europe/Vienna" },
      bookingFieldsResponses: { notes: "First visit" },
    });
    expect((await own.run("book", slot)).body.result.error).toContain("not available");
    const moved = await own.run("reschedule_booking", { uid: "uid1", start: "2026-11-25T09:00:00.000Z" });
    expect(moved.body.result.start).toBe("2026-11-25T09:00:00.000Z");
    const mine = async (status: string) =>
      (await own.run("find_bookings", { email: ANA.email, status })).body.result.bookings;
    expect(await mine("upcoming")).toMatchObject([{ uid: "uid1" }]);
    expect((await own.run("cancel_booking", { uid: "uid1", reason: "Ill" })).body.result.status).toBe(
      "cancelled",
    );
    expect(await mine("upcoming")).toEqual([]);
    expect(await mine("cancelled")).toMatchObject([{ uid: "uid1" }]);
    expect((await own.run("cancel_booking", { uid: "uid9" })).body.result.error).toContain("was not found");
  });

  test("is not asked for a time without its offset, nor for a booking by a path that leads elsewhere", async () => {
    const { body } = await own.run("book", { ...ANA, event_type_id: 123, start: "2026-11-24T09:00" });
    expect(body.result.error).toContain("with its offset");
    expect((await own.run("cancel_booking", { uid: "../me" })).body.problems).toMatchObject([
      { path: "/uid" },
    ]);
    expect(calCom.requests).toHaveLength(0);
  });

  test("is asked for the event type and the time zone that settings name, which the model is not asked for", async () => {
    const bound = await connect({ event_type_id: 123, time_zone: "Europe/Vienna" });
    await bound.run("find_slots", { from: DAYS.from, to: DAYS.to });
    expect(calCom.requests[0]?.url).toBe(
      "/v2/slots?eventTypeId=123&start=2026-11-24&end=2026-11-25&timeZone=Europe%2FVienna",
    );
    expect((await bound.run("find_slots", DAYS)).body.problems).toMatchObject([{ path: "/event_type_id" }]);
  });

  test("is asked again only for what reads", async () => {
    calCom.faults = ["cut", { status: 500, body: { status: "error", error: { message: "?" } } }];
    expect((await own.run("find_slots", DAYS)).body.ok).toBe(true);
    expect(calCom.requests).toHaveLength(3);
    calCom.faults = [
      { status: 429, body: { statusCode: 429, message: "ThrottlerException: Too Many Requests" } },
    ];
    const { body } = await own.run("book", { ...ANA, event_type_id: 123, start: "2026-12-01T09:00:00Z" });
    expect(body.result.error).toContain("asks to try again later");
    expect(calCom.requests).toHaveLength(4);
  });
});
