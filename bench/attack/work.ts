import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { ask, make, type Tally, type Target } from "./target.ts";

/** Writes that the server has acknowledged, to be looked for afterwards. */
export interface Acknowledged {
  readonly users: Set<string>;
  /** What was said in each session, and whether the turn's end was seen. */
  readonly turns: { readonly sessionId: string; readonly text: string; readonly ended: boolean }[];
}

/** People who talk with the demo agent, one turn after the other. */
export async function talk(
  target: Target,
  index: number,
  kept: Acknowledged,
  tally: Tally,
  signal: AbortSignal,
): Promise<void> {
  await delay(index * 100, undefined, { signal }).catch(() => undefined);
  while (!signal.aborted) {
    try {
      const body = { agent_id: target.agentId, user_id: `talker-${index}`, modality: "text" };
      const { id: sessionId } = await make(target, "POST", "/sessions", body);
      const text = `Tell me about room ${randomUUID()}.`;
      const { text: stream } = await ask(target, "POST", `/sessions/${sessionId}/messages`, { text });
      const ended = stream.includes("event: turn_end");
      if (stream.includes("event: turn_start")) kept.turns.push({ sessionId, text, ended });
      tally.add("turns", ended ? "ended" : "failed");
    } catch {
      tally.add("turns", "broken");
      await delay(1_000);
    }
  }
}

/** A backend that writes all the time. */
export async function write(
  target: Target,
  kept: Acknowledged,
  tally: Tally,
  latencies: number[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const externalId = `kept-${randomUUID()}`;
    const begun = performance.now();
    const status = await ask(target, "POST", `/workspaces/${target.workspace}/users`, {
      external_user_id: externalId,
    }).then(
      (answer) => answer.status,
      () => "broken",
    );
    latencies.push(performance.now() - begun);
    if (status === 201) kept.users.add(externalId);
    tally.add("writes", status);
    await delay(50, undefined, { signal }).catch(() => undefined);
  }
}

/** Acknowledged writes that are not there any more. */
export async function lostOf(target: Target, kept: Acknowledged): Promise<{ users: number; turns: number }> {
  const base = `/workspaces/${target.workspace}`;
  const missing = new Set(kept.users);
  for (let cursor = ""; ; ) {
    const page = await make(
      target,
      "GET",
      `${base}/users?limit=200${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    );
    for (const { external_user_id } of page.data) missing.delete(external_user_id);
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  let turns = 0;
  for (const { sessionId, text, ended } of kept.turns) {
    const { data } = await make(target, "GET", `${base}/conversations/${sessionId}/transcript`);
    const said = data.some((message: { role: string; text: string }) => message.text === text);
    const answered = data.some(
      (message: { role: string; status: string }, at: number) =>
        at > 0 && message.role === "assistant" && message.status === "complete",
    );
    if (!said || (ended && !answered)) turns++;
  }
  return { users: missing.size, turns };
}
