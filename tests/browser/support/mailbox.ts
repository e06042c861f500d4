import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';

const Mail = z.object({
  subject: z.string(),
  destination: z.object({ to: z.array(z.string()) }),
  body: z.object({ text: z.string() }),
});
const Store = z.object({ emails: z.array(Mail) });
const PATIENCE_MS = 30_000;
let made = 0;

/** The mail number `count` (from 1) to this person, as soon as it is there. */
export async function mailTo({ mailbox }: Addresses, address: string, count = 1) {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const { emails } = Store.parse(await (await fetch(`${mailbox}/store`)).json());
    const mail = emails.filter(({ destination }) => destination.to.includes(address))[count - 1];
    if (mail !== undefined) return { subject: mail.subject, text: mail.body.text };
    if (Date.now() > end) throw new Error(`mail ${count} did not arrive`);
    await sleep(200);
  }
}

/** The six digits of a code mail. */
export function codeIn(text: string): string {
  return /\b(\d{3})[\s\u00a0\u202f]?(\d{3})\b/.exec(text)?.slice(1).join('') ?? '';
}

/** The link to the person's own page. */
export function linkIn(text: string): string {
  return /https?:\/\/\S+\/rendez-vous#[\w-]+/.exec(text)?.[0] ?? '';
}

/** An address that nobody else in this run has. */
export function freshAddress(name: string): string {
  made += 1;
  return `${name}.${Date.now().toString(36)}.${process.pid}.${made}@courriel.example`;
}
