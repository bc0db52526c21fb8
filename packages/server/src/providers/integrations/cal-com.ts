import { isPlain } from "../../platform/object.ts";
import { baseUrlField, EMAIL_SCHEMA, TIMEOUT_FIELD } from "./common-fields.ts";
import { type Account, type Action, type IntegrationProvider, textOf, VendorError } from "./port.ts";
import { listAt, objectAt, VendorApi, type VendorRequest } from "./vendor-http.ts";

const api = new VendorApi("Cal.com", "api_key");
const MAX_SLOTS = 100;

// Cal.com versions each part of its API separately; the shapes below match these dates.
const BOOKINGS = { "cal-api-version": "2024-08-13" };
const SLOTS = { "cal-api-version": "2024-09-04" };
const EVENT_TYPES = { "cal-api-version": "2024-06-14" };

const EVENT_TYPE = { type: "integer", minimum: 1, description: "ID of the event type." };
const TIME_ZONE = { type: "string", maxLength: 64, description: "IANA name, e.g. Europe/Vienna." };
const DATE = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}", maxLength: 40 };
const BOOKING = { type: "string", pattern: "^[A-Za-z0-9_-]{1,100}$", description: "The booking's uid." };

const findSlots: Action = {
  name: "find_slots",
  description: "Finds times that are free to book, from one day through another.",
  parameters: {
    type: "object",
    properties: {
      event_type_id: EVENT_TYPE,
      from: { ...DATE, description: "First day, e.g. 2026-11-24." },
      to: { ...DATE, description: "Last day." },
      time_zone: TIME_ZONE,
    },
    required: ["event_type_id", "from", "to"],
    additionalProperties: false,
  },
  fixedBySetting: ["event_type_id", "time_zone"],
  async run(account, given, signal) {
    const query = {
      eventTypeId: Number(given.event_type_id),
      start: textOf(given.from),
      end: textOf(given.to),
      timeZone: textOf(given.time_zone) || undefined,
    };
    const days = await call(account, { path: "/v2/slots", query, headers: SLOTS }, signal);
    const slots = Object.values(days).flatMap((day) => (Array.isArray(day) ? day : []));
    const starts = slots.map((slot) => (isPlain(slot) ? slot.start : slot));
    return { slots: starts.slice(0, MAX_SLOTS), more: starts.length > MAX_SLOTS };
  },
};

const book: Action = {
  name: "book",
  description: "Books a time that find_slots has given. Ask for the person's name and e-mail address first.",
  parameters: {
    type: "object",
    properties: {
      event_type_id: EVENT_TYPE,
      start: { ...DATE, description: "A slot as find_slots gave it, with its offset." },
      name: { type: "string", minLength: 1, maxLength: 200 },
      email: EMAIL_SCHEMA,
      phone: { type: "string", maxLength: 40, description: "With country code, e.g. +43123456789." },
      time_zone: TIME_ZONE,
      notes: { type: "string", maxLength: 2000 },
    },
    required: ["event_type_id", "start", "name", "email", "time_zone"],
    additionalProperties: false,
  },
  fixedBySetting: ["event_type_id", "time_zone"],
  async run(account, given, signal) {
    const body = {
      eventTypeId: given.event_type_id,
      start: toUtc(given.start),
      attendee: {
        name: given.name,
        email: given.email,
        timeZone: given.time_zone,
        ...(given.phone ? { phoneNumber: given.phone } : {}),
      },
      ...(given.notes ? { bookingFieldsResponses: { notes: given.notes } } : {}),
    };
    const booked = await answer(account, { path: "/v2/bookings", body, headers: BOOKINGS }, signal);
    // A recurring booking returns all of its occurrences; the first is the one that was requested.
    return bookingFields(listAt(booked, "data")[0] ?? objectAt(booked, "data"));
  },
};

const findBookings: Action = {
  name: "find_bookings",
  description: "Finds somebody's bookings by their e-mail address.",
  parameters: {
    type: "object",
    properties: {
      email: EMAIL_SCHEMA,
      status: { enum: ["upcoming", "past", "cancelled"], default: "upcoming" },
    },
    required: ["email"],
    additionalProperties: false,
  },
  async run(account, given, signal) {
    const query = {
      attendeeEmail: textOf(given.email),
      status: textOf(given.status) || "upcoming",
      take: 20,
    };
    const found = await answer(account, { path: "/v2/bookings", query, headers: BOOKINGS }, signal);
    return { bookings: listAt(found, "data").map(bookingFields) };
  },
};

const rescheduleBooking: Action = {
  name: "reschedule_booking",
  description: "Moves a booking to another free time.",
  parameters: {
    type: "object",
    properties: {
      uid: BOOKING,
      start: { ...DATE, description: "A slot as find_slots gave it." },
      reason: { type: "string", maxLength: 500 },
    },
    required: ["uid", "start"],
    additionalProperties: false,
  },
  async run(account, given, signal) {
    const body = {
      start: toUtc(given.start),
      ...(given.reason ? { reschedulingReason: given.reason } : {}),
    };
    const path = `/v2/bookings/${textOf(given.uid)}/reschedule`;
    return bookingFields(await call(account, { path, body, headers: BOOKINGS }, signal));
  },
};

const cancelBooking: Action = {
  name: "cancel_booking",
  description: "Cancels a booking. Make sure that the person wants that.",
  parameters: {
    type: "object",
    properties: { uid: BOOKING, reason: { type: "string", maxLength: 500 } },
    required: ["uid"],
    additionalProperties: false,
  },
  async run(account, given, signal) {
    const body = given.reason ? { cancellationReason: given.reason } : {};
    const path = `/v2/bookings/${textOf(given.uid)}/cancel`;
    return bookingFields(await call(account, { path, body, headers: BOOKINGS }, signal));
  },
};

const listEventTypes: Action = {
  name: "list_event_types",
  description: "Lists what can be booked, with how long it takes.",
  parameters: { type: "object", properties: {}, additionalProperties: false },
  async run(account, _given, signal) {
    const types = await answer(account, { path: "/v2/event-types", headers: EVENT_TYPES }, signal);
    return {
      event_types: listAt(types, "data").map(({ id, title, description, lengthInMinutes }) => ({
        ...{ id, title, description },
        minutes: lengthInMinutes,
      })),
    };
  },
};

/** Cal.com's API v2, in the cloud or self-hosted. */
export const calCom: IntegrationProvider = {
  slug: "cal_com",
  name: "Cal.com",
  description: "Finds free times, books, moves and cancels appointments.",
  credential: [
    {
      name: "api_key",
      label: "API key",
      help: "In Cal.com under Settings, Security, API keys.",
      required: true,
      schema: { type: "string", minLength: 8, maxLength: 500 },
    },
  ],
  settings: [
    {
      name: "event_type_id",
      label: "Event type",
      help: "When set, only this can be booked, and the agent is not asked which.",
      required: false,
      schema: { type: "integer", minimum: 1 },
    },
    {
      name: "time_zone",
      label: "Time zone",
      help: "When set, times are given in it, e.g. Europe/Vienna, whatever zone the person is in.",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 64 },
    },
    baseUrlField("https://api.cal.com", "That of your own server, when you run one."),
    TIMEOUT_FIELD,
  ],
  destination: ["base_url"],
  actions: [findSlots, book, findBookings, rescheduleBooking, cancelBooking, listEventTypes],
  async test(account, signal) {
    const me = await call(account, { path: "/v2/me" }, signal);
    return `Signed in as ${textOf(me.username) || textOf(me.email)}.`;
  },
};

async function answer(
  account: Account,
  request: VendorRequest,
  signal: AbortSignal,
): Promise<Readonly<Record<string, unknown>>> {
  const got = await api.call(account, request, signal);
  if (got.status >= 200 && got.status < 300 && got.body.status === "success") return got.body;
  throw api.refusal(got, objectAt(got.body, "error").message ?? got.body.message);
}

async function call(
  account: Account,
  request: VendorRequest,
  signal: AbortSignal,
): Promise<Record<string, unknown>> {
  return objectAt(await answer(account, request, signal), "data");
}

// Cal.com expects start times in UTC.
function toUtc(start: unknown): string {
  const text = textOf(start);
  const time = new Date(text);
  if (!/(?:Z|[+-]\d{2}:?\d{2})$/.test(text) || Number.isNaN(time.getTime())) {
    throw new VendorError("`start` must be a time with its offset, as find_slots gives it.");
  }
  return time.toISOString();
}

function bookingFields({ uid, title, status, start, end, location }: Record<string, unknown>): object {
  return { uid, title, status, start, end, location };
}
