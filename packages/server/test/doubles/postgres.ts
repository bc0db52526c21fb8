import { createServer, type Server } from "node:net";

/** As much of a PostgreSQL 14 as tells its version: lets everybody in and answers so many queries with it, then none. */
export async function startFakePostgres(answeredQueries: number): Promise<Server> {
  const message = (type: string, ...parts: Buffer[]) => {
    const content = Buffer.concat(parts);
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(content.length + 4, 1);
    return Buffer.concat([head, content]);
  };
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const int32 = (value: number) => Buffer.concat([int16(value >> 16), int16(value & 0xffff)]);
  const text = (value: string) => Buffer.from(`${value}\0`);
  const column = (name: string) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(25), int16(-1), int32(-1), int16(0)]);
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)]);
  const ready = message("Z", Buffer.from("I"));
  const answers = [
    Buffer.concat([message("R", int32(0)), ready]),
    Buffer.concat([
      message("T", int16(2), column("number"), column("version")),
      message("D", int16(2), value("140002"), value("14.2")),
      message("C", text("SELECT 1")),
      ready,
    ]),
  ];
  const server = createServer((socket) => {
    let next = 0;
    socket.on("error", () => undefined);
    socket.on("data", () => socket.write(next <= answeredQueries ? (answers[next++] ?? "") : ""));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}
