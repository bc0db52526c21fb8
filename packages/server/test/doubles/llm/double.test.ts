import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startLlmDouble } from "./double.ts";
import { TimerWheel } from "./timer-wheel.ts";

async function post(url: string, body: object): Promise<string> {
  return (await fetch(url, { method: "POST", body: JSON.stringify(body) })).text();
}

describe("the double", () => {
  test("as its own process prints its URL and streams as many tokens as it was told", async () => {
    const main = fileURLToPath(new URL("./main.ts", import.meta.url));
    const child = spawn(process.execPath, [main, "--tokens", "7", "--rate", "0", "--token", "Wort "]);
    try {
      const [url] = await once(createInterface({ input: child.stdout }), "line");
      const streamed = await post(`${url}/chat/completions`, {
        model: "m",
        stream_options: { include_usage: true },
      });
      expect(streamed.match(/"content":"Wort "/g)).toHaveLength(7);
      expect(streamed).toContain('"completion_tokens":7');
      expect(streamed).toMatch(/data: \[DONE\]\n\n$/);
    } finally {
      child.kill();
    }
  });

  test("counts OpenAI's tokens only when it is asked to", async () => {
    const double = await startLlmDouble();
    expect(await post(`${double.url}/chat/completions`, { model: "m" })).not.toContain("usage");
    await double.close();
  });

  test("answers each request as a function of it, and remembers it", async () => {
    const double = await startLlmDouble(({ body }) => [{ say: `You said ${body.messages[0].content}` }]);
    const answer = await post(`${double.url}/chat/completions`, { messages: [{ content: "hi" }] });
    expect(answer).toContain("You said hi");
    expect(double.requests).toMatchObject([{ path: "/v1/chat/completions" }]);
    await double.close();
  });
});

describe("the timer wheel", () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] }));
  afterEach(() => vi.useRealTimers());

  test("runs everything when it is due, also what is further away than one turn, and then rests", () => {
    const wheel = new TimerWheel();
    const ran: string[] = [];
    const at = (ms: number) =>
      wheel.at(wheel.now() + ms, () => ran.push(`${ms} at ${Math.round(wheel.now())}`));
    for (const ms of [12_000, 20, 3, 6_000]) at(ms);
    vi.advanceTimersByTime(30);
    expect(ran).toEqual(["3 at 3", "20 at 20"]);
    vi.advanceTimersByTime(12_000);
    expect(ran.slice(2)).toEqual(["6000 at 6000", "12000 at 12000"]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
