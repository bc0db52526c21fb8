import { startVendorDouble, type VendorCall, type VendorDouble, type VendorReply } from "./vendor.ts";

export const HUBSPOT_TOKEN = "pat-eu1-01234567-89ab-cdef-0123-456789abcdef";

/** HTTP 429 as HubSpot answers it. */
export const HUBSPOT_RATE_LIMITED: VendorReply = {
  status: 429,
  body: {
    status: "error",
    message: "You have reached your secondly limit.",
    errorType: "RATE_LIMIT",
    correlationId: "6a1b0c2d-0000-4000-8000-000000000000",
    policyName: "SECONDLY",
  },
};

type Properties = Readonly<Record<string, string | undefined>>;

/** HubSpot's CRM API v3. */
export function startHubspotDouble(): Promise<VendorDouble> {
  const contacts = new Map<string, Properties>();
  return startVendorDouble((call) => {
    if (call.token !== HUBSPOT_TOKEN) {
      return refused(401, "INVALID_AUTHENTICATION", "Authentication credentials not found.");
    }
    const [, , , , kind, id] = call.path.split("/");
    if (call.path === "/account-info/v3/details")
      return { body: { portalId: 4711, accountType: "STANDARD" } };
    if (kind === "contacts" && id === "search") return searched(call, contacts);
    if (kind === "contacts" && call.method === "PATCH") return patched(call, contacts);
    if (kind === "contacts") return created(call, contacts);
    return { status: 201, body: stored("9001", call.json.properties) };
  });
}

function refused(status: number, category: string, message: string): VendorReply {
  const correlationId = "6a1b0c2d-0000-4000-8000-000000000000";
  return { status, body: { status: "error", message, correlationId, category } };
}

function stored(id: string, properties: Properties) {
  const at = "2026-01-01T00:00:00.000Z";
  const own = { hs_object_id: id, createdate: at, lastmodifieddate: at };
  return { id, properties: { ...properties, ...own }, createdAt: at, updatedAt: at, archived: false };
}

function searched({ json }: VendorCall, contacts: ReadonlyMap<string, Properties>): VendorReply {
  const word = String(json.query).toLowerCase();
  const found = [...contacts].filter(([, properties]) =>
    JSON.stringify(properties).toLowerCase().includes(word),
  );
  const results = found
    .slice(0, json.limit)
    .map(([id, properties]) =>
      stored(id, Object.fromEntries(json.properties.map((name: string) => [name, properties[name] ?? null]))),
    );
  return { body: { total: found.length, results } };
}

function patched({ path, query, json }: VendorCall, contacts: Map<string, Properties>): VendorReply {
  const email = decodeURIComponent(path.split("/").at(-1) ?? "");
  const known = [...contacts].find(
    ([, properties]) => query.get("idProperty") === "email" && properties.email === email,
  );
  if (!known) return refused(404, "OBJECT_NOT_FOUND", "resource not found");
  const properties = { ...known[1], ...json.properties };
  contacts.set(known[0], properties);
  return { body: stored(known[0], properties) };
}

function created({ json }: VendorCall, contacts: Map<string, Properties>): VendorReply {
  if (json.properties.email.endsWith(".invalid")) {
    return refused(400, "VALIDATION_ERROR", "Property values were not valid: Email address is invalid");
  }
  const id = String(101 + contacts.size);
  contacts.set(id, json.properties);
  return { status: 201, body: stored(id, json.properties) };
}
