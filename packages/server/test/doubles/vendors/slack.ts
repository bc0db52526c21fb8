import { startVendorDouble, type VendorCall, type VendorDouble, type VendorReply } from "./vendor.ts";

export const SLACK_TOKEN = "xoxb-1234567890-the-double-takes-this";

/** HTTP 429 as Slack's gateway answers it. */
export const SLACK_RATE_LIMITED: VendorReply = {
  status: 429,
  headers: { "retry-after": "30" },
  body: { ok: false, error: "ratelimited" },
};

const CHANNELS = Array.from({ length: 7 }, (_, index) => ({
  id: `C0${index}`,
  name: index === 6 ? "sales-vienna" : `general-${index}`,
  is_channel: true,
  is_archived: false,
  purpose: { value: "Deals", creator: "U1", last_set: 0 },
}));
const PAGE = 3;

/** Slack's Web API: 200 also for refusals, which say `ok: false`. */
export function startSlackDouble(): Promise<VendorDouble> {
  return startVendorDouble((call) => {
    const method = METHODS[call.path.replace(/^\/api\//, "")];
    if (!method) return refused("unknown_method");
    if (call.token === undefined) return refused("not_authed");
    if (call.token !== SLACK_TOKEN) return refused("invalid_auth");
    return method(call);
  });
}

function refused(error: string, more: object = {}): VendorReply {
  return { body: { ok: false, error, ...more } };
}

const METHODS: Readonly<Record<string, (call: VendorCall) => VendorReply>> = {
  "auth.test": () => ({
    body: { ok: true, url: "https://double.slack.com/", team: "Double", user: "desk-bot", team_id: "T1" },
  }),
  "chat.postMessage": ({ method, headers, json }) => {
    if (method !== "POST" || !headers["content-type"]?.startsWith("application/json")) {
      return refused("invalid_form_data");
    }
    if (json.channel === "#away") return refused("not_in_channel");
    if (!/^(C|U|#)/.test(json.channel ?? "")) return refused("channel_not_found");
    if (!json.text) return refused("no_text");
    const ts = "1503435956.000247";
    return {
      body: { ok: true, channel: "C061EG9SL", ts, message: { text: json.text, type: "message", ts } },
    };
  },
  "users.lookupByEmail": ({ query }) => {
    if (query.get("email") === "scope@example.com") {
      return refused("missing_scope", { needed: "users:read.email", provided: "chat:write" });
    }
    if (query.get("email") !== "ana@example.com") return refused("users_not_found");
    const user = { id: "U1", name: "ana", real_name: "Ana Kovač", tz: "Europe/Zagreb", deleted: false };
    return { body: { ok: true, user } };
  },
  "conversations.list": ({ query }) => {
    const from = Number(
      Buffer.from(query.get("cursor") ?? "", "base64")
        .toString()
        .slice(4) || 0,
    );
    const next = from + PAGE < CHANNELS.length ? Buffer.from(`next${from + PAGE}`).toString("base64") : "";
    return {
      body: {
        ok: true,
        channels: CHANNELS.slice(from, from + PAGE),
        response_metadata: { next_cursor: next },
      },
    };
  },
};
