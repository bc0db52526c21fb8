import pino, { type Logger } from "pino";
import { isClosedOutput } from "./closed-output.ts";

export type Log = Logger;

const MAX_WAITING = 8 * 1024 * 1024;

// Fields that may hold a secret, wherever an object with them is logged.
const SECRET_FIELDS = [
  "authorization",
  "cookie",
  "token",
  "api_key",
  "apiKey",
  "password",
  "secret",
  "sealed",
  "key",
];

/** Lines of JSON on `destination` (standard output), secrets removed by field name; `level` as pino has them. */
export function createLog(level: string, destination?: pino.DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: "[secret]",
      },
    },
    destination ?? standardOutput(),
  );
}

// The server goes on when its log cannot be written, for good or for now. Lines that wait are dropped above MAX_WAITING.
function standardOutput() {
  const output = pino.destination({ sync: false, maxLength: MAX_WAITING });
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (isClosedOutput(error)) output.write = () => true;
  });
  return output;
}
