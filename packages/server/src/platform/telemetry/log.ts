import pino, { type Logger } from "pino";

export type Log = Logger;

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
    destination ?? pino.destination({ sync: false }),
  );
}
