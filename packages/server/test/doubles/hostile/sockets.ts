import { fields } from "./bodies.ts";
import { type HostileInput, times } from "./input.ts";

const FRAMES: readonly [string, string][] = [
  ["of brackets", "[".repeat(60_000)],
  ["of fields", `{"type":"message","data":{"text":"a"},${fields(5_000)}}`],
  ["with a nested text", `{"type":"message","data":{"text":${"[".repeat(30_000)}${"]".repeat(30_000)}}}`],
  ["of many values", `[${times(20_000, () => "{}").join()}]`],
];

/** Frames of the chat socket. */
export const SOCKETS: readonly HostileInput[] = FRAMES.map(([name, frame]) => ({
  name: `20 frames ${name}`,
  says: /Frames are JSON text/,
  async send(world) {
    const agents = await world.ask("GET", `${world.workspace}/agents`);
    const body = { agent_id: agents.body.data[0].id, user_id: "ana", modality: "text" };
    const session = await world.ask("POST", "/sessions", body);
    const socket = new WebSocket(`${session.body.chat_url}?token=${session.body.token}`);
    try {
      return await new Promise<string>((resolve, reject) => {
        let heard = 0;
        socket.onopen = () => {
          for (const one of times(20, () => frame)) socket.send(one);
        };
        socket.onmessage = ({ data }) => {
          if (String(data).includes('"error"') && ++heard === 20) resolve(String(data));
        };
        socket.onclose = ({ code, reason }) => reject(new Error(`closed: ${code} ${reason}`));
      });
    } finally {
      socket.onclose = null;
      socket.close();
    }
  },
}));
