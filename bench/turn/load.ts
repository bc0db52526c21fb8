import { Agent, request } from "undici";

/** One stream as the load saw it. */
interface Seen {
  readonly firstTokenMs: number;
  readonly tokens: number;
  readonly ended: boolean;
}

/** What the load process is asked to do, as JSON in LOAD. */
export interface LoadPlan {
  /** Each stream's request; sent in turn, evenly over `rampMs`. */
  readonly requests: readonly {
    readonly url: string;
    readonly headers: Record<string, string>;
    readonly body: string;
  }[];
  readonly rampMs: number;
  /** What stands in the stream once a token, and once at its end. */
  readonly marks: { readonly token: string; readonly end: string };
}

export interface LoadReport {
  readonly firstTokenMs: readonly number[];
  readonly tokens: number;
  /** Streams that did not end as they should. */
  readonly lost: number;
}

const agent = new Agent({ connections: 4096, keepAliveTimeout: 120_000, bodyTimeout: 0, headersTimeout: 0 });

async function follow(
  { url, headers, body }: LoadPlan["requests"][number],
  marks: LoadPlan["marks"],
): Promise<Seen> {
  const begun = performance.now();
  let firstTokenMs = Number.NaN;
  let tokens = 0;
  let ended = false;
  try {
    const response = await request(url, { method: "POST", headers, body, dispatcher: agent });
    for await (const chunk of response.body) {
      const found = count(chunk, marks.token);
      if (found > 0 && tokens === 0) firstTokenMs = performance.now() - begun;
      tokens += found;
      ended ||= (chunk as Buffer).includes(marks.end);
    }
  } catch {
    ended = false;
  }
  return { firstTokenMs, tokens, ended };
}

function count(chunk: Buffer, wanted: string): number {
  let found = 0;
  for (let at = chunk.indexOf(wanted); at >= 0; at = chunk.indexOf(wanted, at + wanted.length)) found++;
  return found;
}

process.on("message", async (plan: LoadPlan) => {
  const gap = plan.rampMs / Math.max(1, plan.requests.length);
  const begun = performance.now();
  const running: Promise<Seen>[] = [];
  for (const [index, planned] of plan.requests.entries()) {
    const wait = begun + index * gap - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    running.push(follow(planned, plan.marks));
  }
  const seen = await Promise.all(running);
  const report: LoadReport = {
    firstTokenMs: seen.map(({ firstTokenMs }) => firstTokenMs).filter((ms) => !Number.isNaN(ms)),
    tokens: seen.reduce((sum, { tokens }) => sum + tokens, 0),
    lost: seen.filter(({ ended }) => !ended).length,
  };
  process.send?.(report);
});
