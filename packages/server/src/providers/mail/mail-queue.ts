import { z } from "zod";
import type { Sealer } from "../../platform/crypto/envelope.ts";
import type { SystemTx } from "../../platform/database/database.ts";
import { type JobKind, type Jobs, jobOf } from "../../platform/jobs.ts";
import type { Mail, Mailer } from "./mailer.ts";

const MailPayload = z.object({ to: z.string(), sealed: z.string() });
type MailKind = JobKind<typeof MailPayload>;

/** Defines a kind of mail by the name of its jobs. */
export function mailKind(name: string): MailKind {
  return { name, payload: MailPayload, retries: 5, timeoutSeconds: 60 };
}

/**
 * Outgoing mail as jobs: enqueued in the transaction that causes them, sent by any node, retried while the mail server
 * is down. Payloads are encrypted, since they may contain sign-in links.
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

  /** Registers the sender for a kind of mail. `mayGo` decides per recipient. Call before jobs start. */
  define(kind: MailKind, isAllowed: (to: string) => Promise<boolean> = async () => true): void {
    const send = jobOf(kind, async ({ to, sealed }, signal) => {
      if (!(await isAllowed(to))) return;
      const { subject, text } = JSON.parse(await this.#sealer.open(sealed, sealingContext(kind, to)));
      await this.#mailer.send({ to, subject, text }, signal);
    });
    this.#jobs.define(send);
  }

  /** Enqueues a mail that is sent if `tx` commits. */
  async enqueue(tx: SystemTx, kind: MailKind, { to, subject, text }: Mail): Promise<void> {
    const sealed = await this.#sealer.seal(JSON.stringify({ subject, text }), sealingContext(kind, to));
    await this.#jobs.enqueue(tx, kind, { to, sealed });
  }
}

function sealingContext(kind: MailKind, to: string): string {
  return `mail/${kind.name}/${to}`;
}
