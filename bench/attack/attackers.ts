import { connect, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { NESTED, OVERSIZED, SLOW_SCHEMAS, UNKNOWN_KEYS } from "./inputs.ts";
import { ask, make, type Tally, type Target } from "./target.ts";

const SLOW_TRIES = SLOW_SCHEMAS.map(({ given }) => JSON.stringify({ arguments: given }));

/** One kind of attack, over and over until `signal` aborts. */
type Attacker = (target: Target, tally: Tally, signal: AbortSignal) => Promise<void>;

/** Hostile tools of an agent of their own, which the model is talked into calling. */
export async function makeHostileAgent(
  target: Target,
  backend: string,
): Promise<{ readonly agentId: string; readonly toolIds: readonly string[] }> {
  const base = `/workspaces/${target.workspace}`;
  const agent = await make(target, "POST", `${base}/agents/${target.agentId}/duplicate`, {
    name: "Talked into it",
  });
  const toolIds: string[] = [];
  for (const [index, { schema }] of SLOW_SCHEMAS.entries()) {
    const tool = await make(target, "POST", `${base}/tools`, {
      ...{ kind: "http", slug: `slow_${index}`, description: "Slow to check.", method: "POST" },
      ...{ url: backend, parameters: schema },
    });
    toolIds.push(tool.id);
    await make(target, "PUT", `${base}/agents/${agent.id}/tools/${tool.id}`, {});
  }
  await publish(target, agent.id);
  return { agentId: agent.id, toolIds };
}

async function publish(target: Target, agentId: string): Promise<void> {
  const path = `/workspaces/${target.workspace}/agents/${agentId}`;
  const { revision } = await make(target, "GET", path);
  const answer = await fetch(`${target.url}${path}/publish`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${target.key}`,
      "content-type": "application/json",
      "if-match": `"${revision}"`,
    },
    body: "{}",
  });
  if (!answer.ok) throw new Error(`publish: ${answer.status} ${await answer.text()}`);
}

/** Bodies that are too deep, too many-keyed or too long. */
export const bodies: Attacker = repeated(250, async (target, tally) => {
  const base = `/workspaces/${target.workspace}`;
  const sent: [string, string, string][] = [
    ["400,000 nested brackets", `${base}/users`, NESTED],
    ["600,000 unknown keys", `${base}/conversations/import`, UNKNOWN_KEYS],
    ["9 MiB body", `${base}/memory/import`, OVERSIZED],
    ["9 MiB body", `${base}/users`, OVERSIZED],
  ];
  for (const [what, path, body] of sent) tally.add(what, await outcome(ask(target, "POST", path, body)));
});

/** Arguments that are slow to check, through the route that tries a tool; what is allowed gets a hostile answer. */
export function slowArguments(toolIds: readonly string[]): Attacker {
  return repeated(200, async (target, tally) => {
    for (const [index, body] of SLOW_TRIES.entries()) {
      const path = `/workspaces/${target.workspace}/tools/${toolIds[index]}/try`;
      tally.add("slow arguments, tried", await outcome(ask(target, "POST", path, body)));
      tally.add(
        "hostile answers, tried",
        await outcome(ask(target, "POST", path, { arguments: { items: [] } })),
      );
    }
  });
}

/** Turns in which the model calls tools with arguments that are slow to check. */
export function talkedInto(agentId: string): Attacker {
  return repeated(500, async (target, tally) => {
    const { id } = await make(target, "POST", "/sessions", {
      agent_id: agentId,
      user_id: "mallory",
      modality: "text",
    });
    const { text } = await ask(target, "POST", `/sessions/${id}/messages`, { text: "Call your tools." });
    tally.add("slow arguments, by a model", text.includes("event: turn_end") ? "turn_end" : "error");
  });
}

/** Readers who ask for an answer and never read it, on a stream and on a chat socket. */
export const slowReaders: Attacker = repeated(1_000, async (target, tally, signal) => {
  const session = await make(target, "POST", "/sessions", {
    ...{ agent_id: target.agentId, user_id: "sloth", modality: "text" },
  });
  const body = JSON.stringify({ text: "Tell me everything, I am not listening." });
  const reader = raw(target, [
    `POST /sessions/${session.id}/messages HTTP/1.1`,
    `Authorization: Bearer ${target.key}`,
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    "",
    body,
  ]);
  reader.pause();
  await delay(20_000, undefined, { signal }).catch(() => undefined);
  reader.destroy();
  tally.add("slow readers", "hung up");
});

/** Senders who never finish what they begin. */
export const slowSenders: Attacker = repeated(100, async (target, tally, signal) => {
  const sender = raw(target, [
    `POST /workspaces/${target.workspace}/users HTTP/1.1`,
    `Authorization: Bearer ${target.key}`,
    "Content-Type: application/json",
    "Content-Length: 100000",
    "",
    "{",
  ]);
  const closed = new Promise<void>((resolve) => sender.once("close", () => resolve()));
  sender.resume();
  for (let sent = 0; sent < 60 && !signal.aborted && !sender.destroyed; sent++) {
    sender.write(" ");
    await Promise.race([delay(500, undefined, { signal }).catch(() => undefined), closed]);
  }
  sender.destroy();
  tally.add("slow senders", "hung up");
});

function raw({ url }: Target, lines: readonly string[]): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => undefined);
  const [first = "", ...others] = lines;
  socket.write([first, `Host: ${hostname}:${port}`, ...others].join("\r\n"));
  return socket;
}

function repeated(pauseMs: number, attack: Attacker): Attacker {
  return async (target, tally, signal) => {
    while (!signal.aborted) {
      await attack(target, tally, signal).catch((error) =>
        tally.add("attacks that could not be begun", named(error)),
      );
      await delay(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  };
}

async function outcome(asked: Promise<{ readonly status: number }>): Promise<string | number> {
  return asked.then(({ status }) => status, named);
}

function named(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? message.slice(0, 80);
}
