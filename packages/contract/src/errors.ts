import { z } from "zod";

interface ErrorEntry {
  readonly status: number;
  /** The same few words every time this code is answered. */
  readonly title: string;
  /** What the caller should do, in one sentence; used when the place that raises the error has nothing more exact. */
  readonly advice: string;
}

function table<const T extends Record<string, ErrorEntry>>(
  entries: T,
): { readonly [K in keyof T]: ErrorEntry } {
  return entries;
}

/** The closed list of everything that can be refused. Answers, documentation and clients all read this table. */
export const ERRORS = table({
  "invalid-json": {
    status: 400,
    title: "The body is not valid JSON",
    advice: "Send one JSON document, encoded as UTF-8.",
  },
  "missing-credential": {
    status: 401,
    title: "No credential was given",
    advice: "Send the API key as `Authorization: Bearer hyp_…`.",
  },
  "invalid-credential": {
    status: 401,
    title: "The credential is not valid",
    advice: "Check that the key is complete, not expired and not revoked.",
  },
  "sign-in-ended": {
    status: 401,
    title: "You are not signed in any more",
    advice: "Sign in again.",
  },
  "insufficient-scope": {
    status: 403,
    title: "The key lacks a scope",
    advice: "Use a key that was given the scope named here.",
  },
  "dashboard-only": {
    status: 403,
    title: "Only a signed-in member may do this",
    advice: "Sign in to the dashboard; API keys cannot be used here.",
  },
  "scope-beyond-role": {
    status: 403,
    title: "A key cannot be given more than its giver may do",
    advice: "Leave out the scopes listed in `errors`, or ask a member whose role grants them.",
  },
  "insufficient-role": {
    status: 403,
    title: "Your role does not allow this",
    advice: "Ask an owner or admin of the workspace for the role named here.",
  },
  "cross-origin-request": {
    status: 403,
    title: "The request does not come from our own pages",
    advice:
      "Send it from a page of this server's own origin, with its `Origin` header; other systems use an API key.",
  },
  "role-above-own": {
    status: 403,
    title: "The role is above your own",
    advice: "Ask a member who has that role.",
  },
  "sign-up-closed": {
    status: 403,
    title: "Nobody has invited this address",
    advice: "Ask an owner or admin of a workspace to invite you, then ask for a new link.",
  },
  "invite-for-another-address": {
    status: 403,
    title: "The invite is for another address",
    advice: "Sign in with the address that was invited, or ask for an invite for yours.",
  },
  "sign-in-too-old": {
    status: 403,
    title: "You signed in too long ago for this",
    advice: "Sign out, sign in again, and do it within a day.",
  },
  "passkey-refused": {
    status: 403,
    title: "The passkey was not accepted",
    advice: "Try again with a passkey of this server, or sign in by a link.",
  },
  "origin-not-allowed": {
    status: 403,
    title: "The agent does not list this page's origin",
    advice: "Add the page's origin to the agent's `security.origin_allowlist` and publish.",
  },
  "not-found": {
    status: 404,
    title: "There is no such thing",
    advice: "Check the ID, and that it belongs to this workspace.",
  },
  "workspace-not-found": {
    status: 404,
    title: "There is no such workspace",
    advice: "Use the workspace ID that this credential belongs to.",
  },
  "route-not-found": {
    status: 404,
    title: "There is no such route",
    advice: "See /docs/reference or /openapi.json for the routes there are.",
  },
  "agent-not-found": {
    status: 404,
    title: "There is no such agent",
    advice: "Check the agent's ID, and that it belongs to this workspace.",
  },
  "widget-agent-not-found": {
    status: 404,
    title: "There is no agent that a page may open a session of by this ID",
    advice:
      "Check the ID; switch `security.signed_url_required` off and publish, or open sessions from your backend.",
  },
  "persona-not-found": {
    status: 404,
    title: "There is no such persona",
    advice: "Check the persona's ID, and that it belongs to this workspace.",
  },
  "version-not-found": {
    status: 404,
    title: "There is no such version",
    advice: "See the list of versions for those there are.",
  },
  "tool-not-found": {
    status: 404,
    title: "There is no such tool",
    advice: "Check the tool's ID, and that it belongs to this workspace.",
  },
  "integration-not-found": {
    status: 404,
    title: "There is no such integration",
    advice: "Check the integration's ID, and that it belongs to this workspace.",
  },
  "integration-tool-not-found": {
    status: 404,
    title: "The integration has no such tool",
    advice: "See `GET /workspaces/{workspace_id}/integration-providers` for the tools of each provider.",
  },
  "template-not-found": {
    status: 404,
    title: "There is no such template",
    advice: "See `GET /workspaces/{workspace_id}/agent-templates` for those there are.",
  },
  "resolver-not-set": {
    status: 404,
    title: "The agent has no resolver of variables",
    advice: "Set one with PUT first.",
  },
  "listening-profile-not-found": {
    status: 404,
    title: "There is no such listening profile",
    advice: "Check the profile's ID, and that it belongs to this agent.",
  },
  "listening-assignment-not-set": {
    status: 404,
    title: "The User has no listening profile of their own with this agent",
    advice: "Set one with PUT first; the agent's default holds meanwhile.",
  },
  "user-not-found": {
    status: 404,
    title: "There is no such User",
    advice: "Create the User first, or check the ID.",
  },
  "profile-field-not-found": {
    status: 404,
    title: "There is no such profile field",
    advice: "See `GET /workspaces/{workspace_id}/profile-fields` for those there are.",
  },
  "attribute-not-found": {
    status: 404,
    title: "The User has no such attribute",
    advice: "See the User's list of attributes for those there are.",
  },
  "subscription-not-found": {
    status: 404,
    title: "Nothing is known of the User's wishes for this channel",
    advice: "See the User's list of subscriptions for the channels that are known.",
  },
  "merge-not-found": {
    status: 404,
    title: "There is no such merge",
    advice: "See the User's list of merges for those there are.",
  },
  "session-not-found": {
    status: 404,
    title: "There is no such session",
    advice: "Check the session's ID, and that it belongs to this workspace.",
  },
  "import-not-found": {
    status: 404,
    title: "There is no such import",
    advice: "Check the import's ID, and that it belongs to this workspace.",
  },
  "job-not-found": {
    status: 404,
    title: "There is no such job",
    advice: "Check the job's ID, and that you may call the route that made it. Jobs are kept for 30 days.",
  },
  "observation-not-found": {
    status: 404,
    title: "There is no such observation",
    advice: "Check the observation's ID, and that it belongs to this workspace.",
  },
  "open-thread-not-found": {
    status: 404,
    title: "There is no such open thread",
    advice: "Check the thread's ID, and that it belongs to this workspace.",
  },
  "cooldown-not-found": {
    status: 404,
    title: "There is no such cool-down",
    advice: "Check the cool-down's ID, and that it belongs to this workspace.",
  },
  "api-key-not-found": {
    status: 404,
    title: "There is no such API key",
    advice: "Check the key's ID, and that it belongs to this workspace.",
  },
  "provider-credential-not-set": {
    status: 404,
    title: "There is no credential for this provider",
    advice: "Set one with PUT first.",
  },
  "member-not-found": {
    status: 404,
    title: "There is no such member",
    advice: "See `GET /workspaces/{workspace_id}/members` for those there are.",
  },
  "invite-not-found": {
    status: 404,
    title: "There is no such invite",
    advice: "Check that the link is complete, or ask for a new invite: it may have been taken back.",
  },
  "sign-in-not-found": {
    status: 404,
    title: "There is no such sign-in",
    advice: "See `GET /me/sign-ins` for those that have not ended.",
  },
  "passkey-not-found": {
    status: 404,
    title: "There is no such passkey",
    advice: "See `GET /me/passkeys` for those there are.",
  },
  "method-not-allowed": {
    status: 405,
    title: "This path does not take that method",
    advice: "Use one of the methods in the Allow header.",
  },
  "turn-in-progress": {
    status: 409,
    title: "The agent is still answering",
    advice: "Wait for `turn_end`, or send with `?on_busy=interrupt`.",
  },
  "session-ended": {
    status: 409,
    title: "The session has ended",
    advice: "Create a new session; the User's memory carries over.",
  },
  "idempotency-in-flight": {
    status: 409,
    title: "A request with this Idempotency-Key is still being worked on",
    advice: "Try again after the seconds in Retry-After.",
  },
  "key-taken": {
    status: 409,
    title: "The key is taken",
    advice: "Choose another `key`, or change or clear the one of the other; archived ones keep theirs.",
  },
  "user-exists": {
    status: 409,
    title: "A User with this ID exists already",
    advice: "Use the existing User, or another `external_user_id`.",
  },
  "profile-field-exists": {
    status: 409,
    title: "Another profile field has this key",
    advice:
      "Choose another key, or change or restore the field that has it; archived fields keep their keys.",
  },
  "profile-field-archived": {
    status: 409,
    title: "The profile field is archived",
    advice: "Restore the field first.",
  },
  "profile-field-in-use": {
    status: 409,
    title: "Users have values for this profile field",
    advice: "Keep its type, or make another field: values keep the type that they were given for.",
  },
  "too-many-profile-fields": {
    status: 409,
    title: "The workspace has as many profile fields as it can",
    advice: "Archive one first; a workspace has at most 100.",
  },
  "too-many-attributes": {
    status: 409,
    title: "The User has as many attributes as one can have",
    advice: "Delete one first; a User has at most 200.",
  },
  "same-user": {
    status: 409,
    title: "Both are the same User",
    advice:
      "Name another User in `from_user_id`; the IDs of one who was merged before lead to whom they were merged into.",
  },
  "user-in-session": {
    status: 409,
    title: "The User is in a session",
    advice: "End the User's open sessions, wait for the turn under way, and try again.",
  },
  "merge-undone": {
    status: 409,
    title: "The merge has been undone already",
    advice: "Nothing is left to do; merge the Users again if they are one after all.",
  },
  "merge-final": {
    status: 409,
    title: "The merge can no longer be undone",
    advice: "A merge can be undone for 30 days; what it would take is no longer kept.",
  },
  "merge-not-last": {
    status: 409,
    title: "A later merge built on this one",
    advice: "Undo the later merges of these Users first, the latest before all others.",
  },
  "api-key-ended": {
    status: 409,
    title: "The API key has been revoked or has expired",
    advice: "Create a new key: one that has ended stays as it was.",
  },
  "too-many-api-keys": {
    status: 409,
    title: "The workspace has as many API keys as it can",
    advice: "Revoke one first; a workspace has at most 100 that work.",
  },
  "agent-archived": {
    status: 409,
    title: "The agent is archived",
    advice: "Restore the agent first.",
  },
  "persona-archived": {
    status: 409,
    title: "The persona is archived",
    advice: "Restore the persona first.",
  },
  "tool-archived": {
    status: 409,
    title: "The tool is archived",
    advice: "Restore the tool first.",
  },
  "integration-archived": {
    status: 409,
    title: "The integration is archived",
    advice: "Restore the integration first.",
  },
  "tool-name-taken": {
    status: 409,
    title: "Another tool has this slug",
    advice: "Choose another slug, or change the tool that has it.",
  },
  "too-many-tools": {
    status: 409,
    title: "The agent has as many tools as it can",
    advice: "Detach one first; an agent has at most 50.",
  },
  "listening-profile-archived": {
    status: 409,
    title: "The listening profile is archived",
    advice: "Restore the profile first.",
  },
  "default-listening-profile": {
    status: 409,
    title: "The listening profile is the agent's default",
    advice: "Set another default first; while there are others, the agent needs one.",
  },
  "too-many-listening-profiles": {
    status: 409,
    title: "The agent has as many listening profiles as it can",
    advice: "Archive one first; an agent has at most 50.",
  },
  "too-many-integrations": {
    status: 409,
    title: "The agent has as many integrations as it can",
    advice: "Detach one first; an agent has at most 20.",
  },
  "persona-in-use": {
    status: 409,
    title: "Agents speak from this persona",
    advice: "Give those agents another persona or archive them first; `GET …/agents?persona_id=` lists them.",
  },
  "tool-in-use": {
    status: 409,
    title: "Agents use this tool",
    advice: "Detach it from those agents or archive them first; `GET …/agents?tool_id=` lists them.",
  },
  "integration-in-use": {
    status: 409,
    title: "Agents use this integration",
    advice: "Detach it from those agents or archive them first; `GET …/agents?integration_id=` lists them.",
  },
  "agent-not-published": {
    status: 409,
    title: "The agent has no published version",
    advice: "Publish the agent first.",
  },
  "observation-forgotten": {
    status: 409,
    title: "The observation was forgotten",
    advice: "Nothing of it is left to change; write what holds as a new observation.",
  },
  "observation-superseded": {
    status: 409,
    title: "The observation no longer holds",
    advice: "Correct the one that `superseded_by` leads to, or restore this one first.",
  },
  "memory-not-shareable": {
    status: 409,
    title: "The agent keeps its memory to itself",
    advice: "Publish the agent with `memory_scope` set to `workspace`, then share what it learned before.",
  },
  "last-owner": {
    status: 409,
    title: "The workspace needs an owner",
    advice: "Make another member an owner first.",
  },
  "already-member": {
    status: 409,
    title: "This person is a member already",
    advice: "Change the member's role instead.",
  },
  "too-many-invites": {
    status: 409,
    title: "The workspace has as many open invites as it can",
    advice: "Take one back first; a workspace has at most 200.",
  },
  "too-many-jobs": {
    status: 409,
    title: "Too many jobs are queued or running",
    advice: "Wait until a job has ended, or cancel one; a workspace can have 50 at a time.",
  },
  "too-many-workspaces": {
    status: 409,
    title: "The person is a member of as many workspaces as one can be",
    advice: "Leave one first; a person is a member of at most 100.",
  },
  "too-many-passkeys": {
    status: 409,
    title: "You have as many passkeys as one can have",
    advice: "Delete one first; a person has at most 20.",
  },
  "stale-version": {
    status: 412,
    title: "It has been changed since you read it",
    advice: "Read it again, apply your change to what it is now, and send its new ETag as If-Match.",
  },
  "body-too-large": {
    status: 413,
    title: "The body is too large",
    advice: "Keep the body within the limit named here.",
  },
  "unsupported-media-type": {
    status: 415,
    title: "The body is not JSON",
    advice: "Send `Content-Type: application/json`, UTF-8, without a content encoding.",
  },
  "range-not-satisfiable": {
    status: 416,
    title: "The file has no such bytes",
    advice: "Ask for a range within the size that Content-Range names, or for the whole file without Range.",
  },
  "invalid-request": {
    status: 422,
    title: "The request does not fit the contract",
    advice: "Correct the places listed in `errors`.",
  },
  "sign-in-link-invalid": {
    status: 422,
    title: "The link is not one of ours",
    advice: "Open the link exactly as it was sent, or ask for a new one.",
  },
  "idempotency-key-reused": {
    status: 422,
    title: "This Idempotency-Key was used for another request",
    advice: "Use a fresh key for every different request.",
  },
  "modality-not-allowed": {
    status: 422,
    title: "The agent does not accept this modality",
    advice: "Ask for a modality that the agent's own allows.",
  },
  "override-not-allowed": {
    status: 422,
    title: "The agent does not allow this override",
    advice: "Leave the override out, or add it to the agent's `allowed_overrides` and publish.",
  },
  "text-too-long": {
    status: 422,
    title: "A text is too long with its variables filled in",
    advice: "Use fewer or shorter variables: filled in, a text has at most 1,000,000 characters.",
  },
  "missing-variable": {
    status: 422,
    title: "A required variable has no value",
    advice: "Give the variables listed in `errors` in `dynamic_variables`.",
  },
  "invalid-regex": {
    status: 422,
    title: "A regular expression cannot be used",
    advice:
      "Correct the expressions listed in `errors`: they run in linear time, without look-around or back-references.",
  },
  "reserved-name": {
    status: 422,
    title: "This name is the product's own",
    advice: "Choose another name; the names of built-in and system tools are reserved.",
  },
  "invalid-profile-values": {
    status: 422,
    title: "Some values do not fit their profile fields",
    advice: "Correct every place listed in `errors`.",
  },
  "openapi-unusable": {
    status: 422,
    title: "The document cannot be imported",
    advice: "Give an OpenAPI document of version 3.0 or 3.1, as JSON.",
  },
  "too-many-operations": {
    status: 422,
    title: "The document has too many operations",
    advice: "Name those you want in `operations`.",
  },
  "not-an-mcp-server": {
    status: 422,
    title: "The tool is no MCP server",
    advice: "Only tools of the kind `mcp` have something to discover.",
  },
  "invalid-tool-schema": {
    status: 422,
    title: "The tool's parameters cannot be used",
    advice: "Correct the places listed in `errors`: parameters are a JSON Schema 2020-12 of an object.",
  },
  "arguments-too-complex": {
    status: 422,
    title: "The arguments are too complex to check",
    advice: "Send fewer values, or simplify the tool's parameters.",
  },
  "invalid-integration": {
    status: 422,
    title: "The provider cannot be reached with these fields",
    advice:
      "Correct the places listed in `errors`; `GET …/integration-providers` says what each provider needs.",
  },
  "credential-required": {
    status: 422,
    title: "The credential has to be given again",
    advice: "Give the credential along with the setting that says where it is sent.",
  },
  "agent-not-publishable": {
    status: 422,
    title: "The agent cannot be published as it is",
    advice: "Correct every problem listed in `errors`, then publish again.",
  },
  "provider-not-configured": {
    status: 422,
    title: "No credential for this model provider",
    advice: "Add a credential for the provider, or choose another.",
  },
  "provider-key-required": {
    status: 422,
    title: "This provider needs a key",
    advice: "Give the key in `api_key`; only `openai-compatible` can do without.",
  },
  "base-url-required": {
    status: 422,
    title: "This provider needs an address",
    advice: "Give the server's address in `base_url`, up to and with its version.",
  },
  "expiry-not-in-future": {
    status: 422,
    title: "The expiry is not in the future",
    advice: "Give a later `expires_at`, or revoke the key to end it now.",
  },
  "invalid-cursor": {
    status: 422,
    title: "The cursor is not one of ours",
    advice: "Pass `next_cursor` of the page before unchanged, or none for the first page.",
  },
  "version-required": {
    status: 428,
    title: "If-Match is required",
    advice: "Read the thing first and send its ETag as If-Match.",
  },
  "rate-limited": {
    status: 429,
    title: "Too many requests",
    advice: "Try again after the seconds in Retry-After.",
  },
  "headers-too-large": {
    status: 431,
    title: "The request's headers are too large",
    advice: "Keep the headers under 16 KiB together.",
  },
  "internal-error": {
    status: 500,
    title: "Something went wrong on our side",
    advice: "Try again; if it stays, report the request ID.",
  },
  "job-interrupted": {
    status: 500,
    title: "The job was interrupted",
    advice:
      "The job took too long, or its server stopped several times. Start it again, with less at a time.",
  },
  "node-unreachable": {
    status: 503,
    title: "The node that must do this does not answer",
    advice:
      "Try again after the seconds in Retry-After. It may have happened already; an answer that a dead node was giving is closed after about ten seconds.",
  },
  "not-ready": {
    status: 503,
    title: "The server is not ready",
    advice: "Try again after the seconds in Retry-After.",
  },
  "storage-full": {
    status: 503,
    title: "The server's disk is full",
    advice: "Nothing can be changed until there is room again; reading works. Try again later.",
  },
  "answer-forgotten": {
    status: 410,
    title: "What this request was answered has been forgotten",
    advice: "It has happened, once; read what it changed instead of sending it again.",
  },
  "sign-in-link-expired": {
    status: 410,
    title: "The link has expired",
    advice: "Ask for a new link; one is good for ten minutes.",
  },
  "sign-in-link-used": {
    status: 410,
    title: "The link has been used",
    advice: "Ask for a new link; one signs in once.",
  },
  "invite-expired": {
    status: 410,
    title: "The invite has expired",
    advice: "Ask whoever invited you for a new one; one is good for 7 days.",
  },
  "invite-used": {
    status: 410,
    title: "The invite has been accepted",
    advice: "Sign in with the address that accepted it, or ask for another invite.",
  },
  "passkey-challenge-expired": {
    status: 410,
    title: "It took too long, or was begun elsewhere",
    advice: "Begin again; there are five minutes for it, in one browser.",
  },
  "resume-window-passed": {
    status: 410,
    title: "The turn's events are no longer kept",
    advice: "Read the conversation's transcript instead.",
  },
});

export type ErrorCode = keyof typeof ERRORS;
export const ERROR_CODES = Object.keys(ERRORS) as readonly ErrorCode[];

/** One place in the request that is wrong; `path` is a JSON Pointer into the body, or `query`, `path`, `header` and a name. */
export const ProblemPlace = z.object({ path: z.string(), message: z.string() }).meta({ id: "ProblemPlace" });
export type ProblemPlace = z.infer<typeof ProblemPlace>;

/** RFC 9457 problem details: the body of every refusal. */
export const Problem = z
  .object({
    type: z.string().meta({ description: "URL of this code's documentation." }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: "What was wrong this time, and what to do." }),
    code: z.enum(ERROR_CODES),
    request_id: z.string(),
    errors: z.array(ProblemPlace).optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });
export type Problem = z.infer<typeof Problem>;
