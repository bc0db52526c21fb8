import { startVendorDouble, type VendorCall, type VendorDouble, type VendorReply } from "./vendor.ts";

export const CAL_COM_KEY = "cal_live_0123456789abcdef0123456789abcdef";

interface Booking {
  readonly id: number;
  readonly uid: string;
  readonly title: string;
  status: "accepted" | "cancelled";
  start: string;
  end: string;
  readonly attendees: readonly { readonly name: string; readonly email: string; readonly timeZone: string }[];
}

const VERSIONS: Readonly<Record<string, string>> = {
  bookings: "2024-08-13",
  slots: "2024-09-04",
  "event-types": "2024-06-14",
};
const EVENT_TYPE = 123;
const MINUTES = 30;

/** Cal.com's API v2, each part of which is asked for by the date of its version. */
export function startCalComDouble(): Promise<VendorDouble> {
  const bookings: Booking[] = [];
  return startVendorDouble((call) => {
    if (call.token !== CAL_COM_KEY) return refused(call, 401, "UnauthorizedException", "Invalid API Key");
    const [, , part = "", uid, action] = call.path.split("/");
    if (part === "me") return done({ id: 7, username: "desk", email: "desk@example.com", timeZone: "UTC" });
    if (VERSIONS[part] === undefined || call.headers["cal-api-version"] !== VERSIONS[part]) {
      return refused(call, 404, "NotFoundException", `Cannot ${call.method} ${call.path}`);
    }
    if (part === "event-types") return eventTypes();
    if (part === "slots") return slots(call);
    if (uid !== undefined) return changed(call, bookings, uid, action);
    return call.method === "POST" ? booked(call, bookings) : listed(call, bookings);
  });
}

function done(data: unknown, status = 200): VendorReply {
  return { status, body: { status: "success", data } };
}

function refused(call: VendorCall, status: number, code: string, message: string): VendorReply {
  const error = { code, message, details: { message, error: code, statusCode: status } };
  return { status, body: { status: "error", timestamp: "2026-01-01T00:00:00.000Z", path: call.path, error } };
}

function eventTypes(): VendorReply {
  const type = { id: EVENT_TYPE, title: "Consultation", slug: "consultation", lengthInMinutes: MINUTES };
  return done([{ ...type, description: "In person.", locations: [], bookingFields: [] }]);
}

function slots(call: VendorCall): VendorReply {
  const { query } = call;
  if (query.get("eventTypeId") !== String(EVENT_TYPE)) {
    return refused(call, 404, "NotFoundException", "Event type not found");
  }
  const offset = query.get("timeZone") === "Europe/Vienna" ? "+01:00" : "Z";
  const days = [query.get("start"), query.get("end")].map((day) => [
    day,
    [9, 10].map((hour) => ({ start: `${day}T${String(hour).padStart(2, "0")}:00:00.000${offset}` })),
  ]);
  return done(Object.fromEntries(days));
}

function booked(call: VendorCall, bookings: Booking[]): VendorReply {
  const { start, eventTypeId, attendee } = call.json;
  if (!/Z$/.test(start)) return refused(call, 400, "BadRequestException", "start must be in UTC");
  if (eventTypeId !== EVENT_TYPE) return refused(call, 404, "NotFoundException", "Event type not found");
  if (bookings.some((known) => known.start === start && known.status === "accepted")) {
    const message = "User either already has booking at this time or is not available";
    return refused(call, 400, "BadRequestException", message);
  }
  const booking: Booking = {
    id: bookings.length + 1,
    uid: `uid${bookings.length + 1}`,
    title: `Consultation between Desk and ${attendee.name}`,
    status: "accepted",
    ...{ start, end: endOf(start), attendees: [attendee] },
  };
  bookings.push(booking);
  return done(booking, 201);
}

function listed({ query }: VendorCall, bookings: readonly Booking[]): VendorReply {
  const wanted = query.get("status") === "cancelled" ? "cancelled" : "accepted";
  const found = bookings.filter(
    ({ attendees, status }) => status === wanted && attendees[0]?.email === query.get("attendeeEmail"),
  );
  return done(found.slice(0, Number(query.get("take"))));
}

function changed(
  call: VendorCall,
  bookings: Booking[],
  uid: string,
  action: string | undefined,
): VendorReply {
  const booking = bookings.find((known) => known.uid === uid);
  if (!booking) return refused(call, 404, "NotFoundException", `Booking with uid=${uid} was not found`);
  if (action === "cancel") booking.status = "cancelled";
  else Object.assign(booking, { start: call.json.start, end: endOf(call.json.start) });
  return done(booking, action === "cancel" ? 200 : 201);
}

function endOf(start: string): string {
  return new Date(Date.parse(start) + MINUTES * 60_000).toISOString();
}
