import { type HostileInput, refusedWith, times } from "./input.ts";

const MIB = 1024 * 1024;

/** `count` fields with names of their own, as JSON text without its braces. */
export function fields(count: number, value = "1"): string {
  return times(count, (at) => `"k${at}":${value}`).join();
}

const observation = (at: number) => ({
  type: "observation",
  kind: "fact",
  text: `The user has read book number ${at}. ${"x".repeat(at % 5 === 0 ? 1_500 : 100)}`,
  said_at: "2026-01-01T00:00:00.000Z",
});

const LINES = times(7_000, observation);

const message = (at: number) => ({
  role: at % 2 ? "assistant" : "user",
  text: `I like the number ${at}. ${"Ein Wört. ".repeat(120)}`,
  at: new Date(1_700_000_000_000 + at * 1_000).toISOString(),
  external_id: `m-${at}-${Math.random()}`,
});

const post = (path: string, body: string | object): HostileInput["send"] => refusedWith("POST", path, body);
const inWorkspace =
  (path: string, body: string | object): HostileInput["send"] =>
  async (world) =>
    post(`${world.workspace}${path}`, body)(world);

/** Bodies of requests. */
export const BODIES: readonly HostileInput[] = [
  {
    name: "a body of 100,000 unknown fields",
    send: post("/sessions", `{${fields(100_000, "1").slice(0, MIB - 100_000)}}`),
    says: /413|400/,
  },
  {
    name: "4,000 unknown fields",
    send: post("/sessions", `{${fields(4_000)}}`),
    says: /422 invalid-request/,
  },
  {
    name: "2,000 variables",
    send: post("/sessions", `{"dynamic_variables":{${fields(2_000)}}}`),
    says: /422 invalid-request/,
  },
  {
    name: "600,000 unknown fields in an import",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":[{${fields(600_000)}}]}`),
    says: /413 body-too-large/,
  },
  {
    name: "90,000 unknown fields in a line",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":[{${fields(90_000)}}]}`),
    says: /200|413/,
  },
  {
    name: "90,000 lines that are none",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":[${times(49_000, () => "1").join()}]}`),
    says: /200/,
  },
  {
    name: "a mebibyte of brackets",
    send: post("/sessions", "[".repeat(MIB - 1)),
    says: /422 invalid-request/,
  },
  {
    name: "eight mebibytes of escapes",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":"${"\\u0000".repeat(1_390_000)}"}`),
    says: /422 invalid-request/,
  },
  {
    name: "eight mebibytes of backslashes",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":"${"\\\\".repeat(4_000_000)}\\u0061"}`),
    says: /200/,
  },
  {
    name: "eight mebibytes of digits",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":${"1".repeat(8_000_000)}}`),
    says: /422 invalid-request/,
  },
  {
    name: "eight mebibytes of line breaks",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":"${"\\n".repeat(4_000_000)}"}`),
    says: /200/,
  },
  {
    name: "two million broken lines",
    send: inWorkspace("/memory/import", `{"user_id":"ana","lines":"${"x\\n".repeat(2_000_000)}"}`),
    says: /413 body-too-large/,
  },
  {
    name: "an honest import of lines as text",
    send: inWorkspace("/memory/import", {
      user_id: "reader",
      lines: LINES.map((line) => JSON.stringify(line)).join("\n"),
    }),
    says: /200/,
  },
  {
    name: "an honest import of lines as a list",
    send: inWorkspace("/memory/import", { user_id: "lister", lines: LINES }),
    says: /200/,
  },
  {
    name: "an honest import of a long conversation",
    async send(world) {
      const agents = await world.ask("GET", `${world.workspace}/agents`);
      const body = {
        user_id: "talker",
        agent_id: agents.body.data[0].id,
        started_at: "2023-01-01T00:00:00Z",
        messages: times(5_000, message),
      };
      return refusedWith("POST", `${world.workspace}/conversations/import`, body)(world);
    },
    says: /202/,
  },
  {
    name: "4,000 values nested 60 deep",
    send: post("/sessions", `{"agent_id":${times(60, () => `${"[".repeat(60)}${"]".repeat(60)}`).join("")}}`),
    says: /400/,
  },
  {
    name: "values nested 60 deep in a list",
    send: post("/sessions", `{"agent_id":[${times(60, () => `${"[".repeat(60)}${"]".repeat(60)}`).join()}]}`),
    says: /422/,
  },
  {
    name: "50 lists of 900 words to guard",
    send: inWorkspace("/personas", {
      name: "P",
      settings: {
        no_go_zones: times(50, (at) => ({
          name: `z${at}`,
          keywords: times(900, (word) => `w${word}`),
          action: "block",
        })),
      },
    }),
    says: /422/,
  },
  {
    name: "a query of very many parameters",
    send: refusedWith("GET", `/sessions/ses_x?${times(2_500, (at) => `a${at}`).join("&")}`),
    says: /422|404/,
  },
  {
    name: "a filter that is long",
    send: async (world) =>
      refusedWith("GET", `${world.workspace}/users?search=${"a%25_".repeat(2_500)}`)(world),
    says: /200|422/,
  },
  { name: "nine mebibytes", send: post("/sessions", " ".repeat(9 * MIB)), says: /413 body-too-large/ },
];
