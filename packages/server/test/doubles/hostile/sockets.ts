import { fields } from "./bodies.ts";
import { type HostileInput, times } from "./input.ts";
import type { HostileWorld } from "./world.ts";

const FRAMES: readonly [string, string][] = [
  ["of brackets", "[".repeat(60_000)],
  ["of fields", `{"type":"message","data":{"text":"a"},${fields(5_000)}}`],
  ["with a nested text", `{"type":"message","data":{"text":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`],
  ["of many values", `[${times(20_000, () => "{}").join()}]`],
];

/** Frames of the chat socket, and floods of them. */
export const SOCKETS: readonly HostileInput[] = [
  ...FRAMES.map(([name, frame]) => ({
    name: `20 frames ${name}`,
    says: /Frames are JSON text/,
    send: (world: HostileWorld) => sendFrames(world, 20, frame),
  })),
  ...[5_000, 50_000].map((count) => ({
    name: `${count} frames that cannot be read`,
    says: /^closed: 4029/,
    send: (world: HostileWorld) => sendFrames(world, count, "{}"),
  })),
];

/** Sends a frame so many times. Resolves to the last answer, or to how the socket was closed before. */
async function sendFrames(world: HostileWorld, count: number, frame: string): Promise<string> {
  const agents = await world.ask("GET", `${world.workspace}/agents`);
  const body = { agent_id: agents.body.data[0].id, user_id: "ana", modality: "text" };
  const session = await world.ask("POST", "/sessions", body);
  const socket = new WebSocket(`${session.body.chat_url}?token=${session.body.token}`);
  try {
    return await new Promise<string>((resolve) => {
      let heard = 0;
      socket.onopen = () => {
        for (const one of times(count, () => frame)) socket.send(one);
      };
      socket.onmessage = ({ data }) => {
        if (String(data).includes('"error"') && ++heard === count) resolve(String(data));
      };
      socket.onclose = ({ code, reason }) => resolve(`closed: ${code} ${reason}`);
    });
  } finally {
    socket.onclose = null;
    socket.close();
  }
}
