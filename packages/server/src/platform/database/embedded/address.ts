import { createServer } from "node:net";

// With ".s.PGSQL.5432" behind it, the longest path that a socket may have.
const LONGEST_SOCKET_FOLDER = 90;

/** Where the database listens. */
export interface Address {
  /** Folder of the socket file; null: on the loopback interface. */
  readonly socketFolder: string | null;
  readonly port: number;
}

/** A socket file in the cluster's folder, or a free loopback port where its path would be too long. */
export async function chooseAddress(folder: string): Promise<Address> {
  if (process.platform !== "win32" && Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) {
    return { socketFolder: folder, port: 5432 };
  }
  return { socketFolder: null, port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** The URL of a role on a database at `address`. */
export function urlOf(
  role: string,
  password: string,
  database: string,
  { socketFolder, port }: Address,
): string {
  const credentials = `${role}:${encodeURIComponent(password)}`;
  if (socketFolder === null) return `postgres://${credentials}@127.0.0.1:${port}/${database}`;
  return `postgres://${credentials}@localhost:${port}/${database}?host=${encodeURIComponent(socketFolder)}`;
}
