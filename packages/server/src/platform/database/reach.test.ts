import type { AddressInfo, Server } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startFakePostgres } from "../../../test/doubles/postgres.ts";
import { expectReachable } from "./reach.ts";

let dead: Server;
let url = "";
let port = 0;

beforeEach(async () => {
  // As a pooler does whose database is gone.
  dead = await startFakePostgres(0);
  port = (dead.address() as AddressInfo).port;
  url = `postgres://u:p@127.0.0.1:${port}/main`;
});

afterEach(() => {
  dead.close();
});

test("a database that lets the server in and answers no query is given up", () =>
  expect(expectReachable(url, { patienceMs: 100 })).rejects.toThrow(
    `No PostgreSQL answered at 127.0.0.1:${port} within 0.1 seconds. Check DATABASE_URL and the network to that address.`,
  ));

test("a stop ends the wait for it", async () => {
  const stop = new AbortController();
  dead.once("connection", () => stop.abort(new Error("stopped")));
  await expect(expectReachable(url, { signal: stop.signal })).rejects.toThrow("stopped");
});
