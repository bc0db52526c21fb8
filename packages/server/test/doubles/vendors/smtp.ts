import { readFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** Key and certificate of the double, for `localhost`, `127.0.0.1` and `mail.example.com`. */
export const MAIL_SERVER_PEM = readFileSync(new URL("../../data/mail-server.pem", import.meta.url), "utf8");

export const MAIL_USER = "desk@example.com";
export const MAIL_PASSWORD = "the double takes this password";

export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it was sent, headers first. */
  readonly raw: string;
  readonly encrypted: boolean;
  readonly user: string | undefined;
  /** The name that TLS was asked for. */
  readonly servername: string | undefined;
}

export interface MailDouble {
  readonly port: number;
  readonly mails: Mail[];
  close(): Promise<void>;
}

/** A mail server: by STARTTLS, by TLS from the start, or without either. It knows nobody whose address begins with `no`. */
export async function startMailDouble(security: "starttls" | "tls" | "none"): Promise<MailDouble> {
  const mails: Mail[] = [];
  const server = new SMTPServer({
    ...{ key: MAIL_SERVER_PEM, cert: MAIL_SERVER_PEM, secure: security === "tls" },
    ...{
      disabledCommands: security === "starttls" ? [] : ["STARTTLS"],
      authOptional: true,
      allowInsecureAuth: true,
      logger: false,
    },
    onAuth({ username, password }, _session, done) {
      if (username === MAIL_USER && password === MAIL_PASSWORD) done(null, { user: username });
      else done(Object.assign(new Error(`Invalid login of ${username}: ${password}`), { responseCode: 535 }));
    },
    onRcptTo({ address }, _session, done) {
      if (!address.startsWith("no")) return done();
      done(Object.assign(new Error(`No such user ${address}`), { responseCode: 550 }));
    },
    onData(stream, { envelope, secure, user, servername }, done) {
      const { mailFrom, rcptTo } = envelope;
      text(stream).then((raw) => {
        mails.push({
          from: mailFrom === false ? "" : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          ...{ raw, encrypted: secure, user, servername: servername || undefined },
        });
        done();
      }, done);
    },
  });
  // A client that breaks off is a test's business, not an error of the double.
  server.on("error", () => undefined);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A server that takes connections, says `greeting`, and then nothing, or hangs up when it is asked anything. */
export async function startBrokenMailDouble(greeting: string, hangsUp: boolean): Promise<MailDouble> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.write(greeting);
    socket.on("data", () => (hangsUp ? socket.destroy() : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    mails: [],
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
