import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { readSecrets } from '../../../local/secrets.ts';
import { findAccount } from '../../../local/sign-in/accounts.ts';
import { signToken } from '../../../local/sign-in/token.ts';
import { keyboard, mouse } from './hands.ts';
import { machineFolder } from './machine-folder.ts';
import { DESK, PHONE } from './stage.ts';

type Json = Readonly<Record<string, unknown>>;

/** Signs in by the sign-in page, as a person does, and arrives at `path`. */
export async function signInAt(page: Page, { web }: Addresses, account: string, path: string): Promise<void> {
  await page.goto(`${web}${path}`);
  await page.locator(`button[value="${account}"]`).click();
  await page.waitForURL(`${web}${path}`);
  // Not the unseen heading of the way in.
  await page.locator('h1:not(.visually-hidden)').waitFor();
}

/** The API in the name of a demonstration account, to put data where a test needs them. @throws Error for a refusal. */
export async function hands(account: string, { api, issuer }: Addresses, folder = machineFolder()) {
  const found = findAccount(account);
  if (found === undefined) throw new Error(`no account ${account}`);
  const token = await signToken(found, { issuer, key: readSecrets(folder).signIn, lifetime: '1h' });
  const send = async (method: string, path: string, body?: Json): Promise<Json> => {
    const response = await fetch(`${api}/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === '' ? {} : JSON.parse(text);
  };
  return send;
}
export type Hands = Awaited<ReturnType<typeof hands>>;

/** A last name that nobody else in this run has, visibly made up. */
export function freshName(): string {
  const letters = Array.from({ length: 7 }, () => 'bdfgklmnprstv'[Math.floor(Math.random() * 13)]).join('a');
  return `Exemple ${letters}`;
}

export const RIGHTS = 'rendez-vous-des-droits';
const SlotList = z.object({
  slots: z.array(z.object({ start: z.string(), end: z.string(), place: z.string(), mode: z.string() })),
});
const WithId = z.object({ id: z.string() });

/** Times on site with this professional, so many days ahead or later. */
export async function timesOf(send: Hands, professional: string, service = RIGHTS, daysAhead = 2) {
  const query = new URLSearchParams({
    service,
    professional,
    mode: 'on-site',
    from: localDate(daysAhead),
    to: localDate(daysAhead + 40),
  });
  return SlotList.parse(await send('GET', `/staff/slots?${query}`)).slots;
}

/** Books one of these times for a made-up person; answers the appointment's id and time. */
export async function booked(
  send: Hands,
  slot: Awaited<ReturnType<typeof timesOf>>[number] | undefined,
  body: Json,
) {
  if (slot === undefined) throw new Error('no time is left');
  const { start, place, mode } = slot;
  const agreement = { at: new Date(Date.now() - 60_000).toISOString() };
  const answer = await send('POST', '/staff/appointments', {
    service: RIGHTS,
    start,
    place,
    mode,
    agreement,
    ...body,
  });
  return { id: WithId.parse(answer).id, start };
}

/** The local date so many days from now. */
export function localDate(daysAhead: number): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(
    Date.now() + daysAhead * 86_400_000,
  );
}

/** Each width with its way of working: a phone by touch, a desk by the keyboard alone. */
export const WAYS = [
  { viewport: PHONE, hand: mouse, by: 'by touch at 360 pixels' },
  { viewport: DESK, hand: keyboard, by: 'by keyboard alone at 1280 pixels' },
] as const;
