import { baseUrlField, EMAIL_SCHEMA, TIMEOUT_FIELD } from "./common-fields.ts";
import { type Account, type IntegrationProvider, textOf, VendorError } from "./port.ts";
import { listAt, objectAt, type VendorAnswer, VendorApi, type VendorRequest } from "./vendor-http.ts";

const api = new VendorApi("Slack", "bot_token");
const MAX_PAGES = 5;
const MAX_CHANNELS = 50;

// Explains the most common errors; others are reported by Slack's own code.
const ADVICE: Readonly<Record<string, string>> = {
  invalid_auth: "Slack does not take the bot token.",
  not_authed: "Slack does not take the bot token.",
  account_inactive: "The bot token was revoked.",
  token_revoked: "The bot token was revoked.",
  channel_not_found: "There is no such channel, or it is private and the app is not in it.",
  not_in_channel: "The app is not in that channel: invite it there first.",
  is_archived: "The channel is archived.",
  users_not_found: "Nobody in the workspace has this e-mail address.",
  msg_too_long: "The message is too long.",
  ratelimited: "Slack asks to try again later.",
};

/** Slack's Web API, called as an app's bot. */
export const slack: IntegrationProvider = {
  slug: "slack",
  name: "Slack",
  description: "Writes to channels and people of a Slack workspace, as a bot.",
  credential: [
    {
      name: "bot_token",
      label: "Bot token",
      help: "Of your Slack app, under OAuth & Permissions. Scopes: chat:write, and for its tools channels:read and users:read.email.",
      required: true,
      schema: { type: "string", minLength: 8, maxLength: 500, pattern: "^xox[a-z.]*-" },
    },
  ],
  settings: [
    {
      name: "channel",
      label: "Channel",
      help: "When set, all messages go there, and the agent cannot choose another.",
      required: false,
      schema: { type: "string", minLength: 1, maxLength: 80 },
    },
    baseUrlField("https://slack.com/api", "GovSlack has another."),
    TIMEOUT_FIELD,
  ],
  destination: ["base_url"],
  actions: [
    {
      name: "send_message",
      description: "Writes a message to a Slack channel, or to a person by their user ID.",
      parameters: {
        type: "object",
        properties: {
          channel: {
            type: "string",
            minLength: 1,
            maxLength: 80,
            description: "A channel's name or ID, or a user's ID.",
          },
          text: { type: "string", minLength: 1, maxLength: 4000 },
          thread_ts: { type: "string", maxLength: 40, description: "The `ts` of the message to reply to." },
        },
        required: ["channel", "text"],
        additionalProperties: false,
      },
      fixedBySetting: ["channel"],
      async run(account, given, signal) {
        const body = { ...given, text: escaped(textOf(given.text)), unfurl_links: false };
        const sent = await call(account, { path: "/chat.postMessage", body }, signal);
        return { sent: true, channel: sent.channel, ts: sent.ts };
      },
    },
    {
      name: "find_user",
      description: "Finds a member of the Slack workspace by e-mail address.",
      parameters: {
        type: "object",
        properties: { email: EMAIL_SCHEMA },
        required: ["email"],
        additionalProperties: false,
      },
      async run(account, { email }, signal) {
        const query = { email: textOf(email) };
        const user = objectAt(await call(account, { path: "/users.lookupByEmail", query }, signal), "user");
        return { id: user.id, name: user.real_name ?? user.name, timezone: user.tz };
      },
    },
    {
      name: "list_channels",
      description: "Lists public channels of the Slack workspace whose names contain a word.",
      parameters: {
        type: "object",
        properties: { search: { type: "string", maxLength: 80 } },
        additionalProperties: false,
      },
      run: listChannels,
    },
  ],
  async test(account, signal) {
    const { user, team } = await call(
      account,
      { path: "/auth.test", method: "POST", readOnly: true },
      signal,
    );
    return `Signed in as ${textOf(user)} of ${textOf(team)}.`;
  },
};

async function listChannels(
  account: Account,
  { search }: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
): Promise<unknown> {
  const wanted = textOf(search).replace(/^#/, "").toLowerCase();
  const channels: object[] = [];
  let cursor = "";
  for (let page = 0; page < MAX_PAGES && channels.length < MAX_CHANNELS; page++) {
    const query = {
      types: "public_channel",
      exclude_archived: "true",
      limit: 200,
      cursor: cursor || undefined,
    };
    const answer = await call(account, { path: "/conversations.list", query }, signal);
    for (const { id, name, purpose } of listAt(answer, "channels")) {
      const about = objectAt({ purpose }, "purpose").value;
      if (textOf(name).toLowerCase().includes(wanted)) channels.push({ id, name, purpose: about });
    }
    cursor = textOf(objectAt(answer, "response_metadata").next_cursor);
    if (cursor === "") break;
  }
  return {
    channels: channels.slice(0, MAX_CHANNELS),
    more: cursor !== "" || channels.length > MAX_CHANNELS,
  };
}

// Slack answers 200 with `ok: false` for errors; other statuses come from its gateway.
async function call(
  account: Account,
  request: VendorRequest,
  signal: AbortSignal,
): Promise<VendorAnswer["body"]> {
  const answer = await api.call(account, request, signal);
  if (answer.status !== 200) throw api.refusal(answer, answer.body.error);
  if (answer.body.ok === true) return answer.body;
  const error = textOf(answer.body.error) || "an answer that is not Slack's";
  const needed = textOf(answer.body.needed);
  if (error === "missing_scope") throw new VendorError(`The Slack app lacks the scope ${needed}.`);
  throw new VendorError(ADVICE[error] ?? `Slack refused: ${error}.`);
}

// Prevents a message from mentioning everyone (`<!channel>`) or disguising a link.
function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
