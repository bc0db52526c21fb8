import { z } from "zod";
import type { Sealer } from "../../platform/crypto/envelope.ts";
import type { SystemTx } from "../../platform/database/database.ts";
import { type JobKind, type Jobs, jobOf } from "../../platform/jobs.ts";
import type { Mail, Mailer } from "./mailer.ts";

const Posted = z.object({ to: z.string(), sealed: z.string() });
type MailKind = JobKind<typeof Posted>;

/** A kind of mail, by the name of its jobs. */
export function mailKind(name: string): MailKind {
  return { name, payload: Posted, retries: 5, timeoutSeconds: 60 };
}

/**
 * Mails that are to be sent: posted in the transaction that causes them, sent by whichever node is free, tried again while
 * the mail server is away. They wait sealed, since what they hold opens doors.
 */
export class MailQueue {
  readonly #jobs: Jobs;
  readonly #sealer: Sealer;
  readonly #mailer: Mailer;

  constructor({ jobs, sealer, mailer }: { jobs: Jobs; sealer: Sealer; mailer: Mailer }) {
    this.#jobs = jobs;
    this.#sealer = sealer;
    this.#mailer = mailer;
  }

  /** Says that mails of a kind are sent, those to whom `mayGo` says so. Before jobs start. */
  define(kind: MailKind, mayGo: (to: string) => Promise<boolean> = async () => true): void {
    const send = jobOf(kind, async ({ to, sealed }, signal) => {
      if (!(await mayGo(to))) return;
      const { subject, text } = JSON.parse(await this.#sealer.open(sealed, contextOf(kind, to)));
      await this.#mailer.send({ to, subject, text }, signal);
    });
    this.#jobs.define(send);
  }

  /** Posts a mail that is sent once `tx` commits, and never when it rolls back. */
  async post(tx: SystemTx, kind: MailKind, { to, subject, text }: Mail): Promise<void> {
    const sealed = await this.#sealer.seal(JSON.stringify({ subject, text }), contextOf(kind, to));
    await this.#jobs.enqueue(tx, kind, { to, sealed });
  }
}

function contextOf(kind: MailKind, to: string): string {
  return `mail/${kind.name}/${to}`;
}
