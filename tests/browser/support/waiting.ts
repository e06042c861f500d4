import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { fr } from '../../../web/texts/fr.ts';
import { freshName, type Hands, hands, RIGHTS, timesOf } from './desk.ts';
import { codeIn, freshAddress, mailTo } from './mailbox.ts';

/** A place where little happens: what other tests free there seldom meets these people's wishes. */
export const PLACE = 'ccas-mandres-les-roses';
export const COMMUNE = 'Mandres-les-Roses';

const Opened = z.object({ opening: z.object({ done: z.boolean() }) });
const Made = z.object({ id: z.string() });
const Joined = z.object({ id: z.string() });

export interface FullHour {
  readonly professional: string;
  readonly date: string;
  readonly start: string;
  readonly desk: Hands;
  /** Cancels what stands there, in the person's name. */
  free(): Promise<void>;
}

/** Each hour on a later day than the one before: whoever is left on the list by a test does not want it. */
let daysAhead = 8;

/** One hour of a professional of its own, early on a day to come, which somebody has booked. */
export async function aFullHour(addresses: Addresses): Promise<FullHour> {
  const hour = await anHour(addresses);
  const { desk } = hour;
  const id = await bookAt(desk, hour, 'Pers');
  return {
    ...hour,
    free: async () =>
      void (await desk('POST', `/staff/appointments/${id}/cancel`, { reason: 'person-asked' })),
  };
}

/** The same, free still: on a day that is no holiday, and not kept at once for somebody whom another test left on the list. */
export async function anHour(addresses: Addresses): Promise<Omit<FullHour, 'free'>> {
  daysAhead += 1;
  const [admin, desk] = await Promise.all([hands('admin', addresses), hands('secretariat', addresses)]);
  const professional = `essai-attente-${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;
  const day = DateTime.now().setZone('Europe/Paris').plus({ days: daysAhead }).startOf('day');
  const date = day.toISODate() ?? '';
  await admin('POST', '/staff/professionals', {
    id: professional,
    role: 'social-worker',
    displayName: 'Mme Exemple Attente',
    title: 'Travail social',
  });
  await admin('POST', '/staff/availabilities', {
    ...{ professional, place: PLACE, start: '05:00', end: '05:45' },
    ...{ modes: ['on-site'], services: [RIGHTS], from: date },
  });
  await untilOpen(admin, professional);
  if ((await timesOf(desk, professional, RIGHTS, daysAhead)).length === 0) return anHour(addresses);
  const start = day.set({ hour: 5 }).toISO({ suppressMilliseconds: true }) ?? '';
  return { professional, date, start, desk };
}

/** Books for a made-up person without e-mail. */
export async function bookAt(
  desk: Hands,
  { professional, start }: { professional: string; start: string },
  firstName: string,
  lastName = freshName(),
): Promise<string> {
  const { id } = Made.parse(
    await desk('POST', '/staff/appointments', {
      ...{ service: RIGHTS, place: PLACE, mode: 'on-site', professional, start },
      person: { firstName, lastName, phone: '0199001777' },
      agreement: { at: new Date(Date.now() - 60_000).toISOString() },
    }),
  );
  return id;
}

async function untilOpen(admin: Hands, professional: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    const found = Opened.parse(await admin('GET', `/staff/availabilities?professional=${professional}`));
    if (found.opening.done) return;
    await sleep(200);
  }
  throw new Error('the days did not open');
}

/** Somebody enters the list over HTTP, as the page does; the address that their mails go to. */
export async function waits(addresses: Addresses, until: string, firstName: string): Promise<string> {
  const email = freshAddress('attente');
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${addresses.api}/v1/cafs/94/waiting-list${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const person = { firstName, lastName: freshName(), email };
  const wishes = { service: RIGHTS, places: [PLACE], modes: ['on-site'], until };
  const { id } = Joined.parse(await post('', { ...wishes, person }));
  await post(`/${id}/confirm`, { code: codeIn((await mailTo(addresses, email)).text) });
  return email;
}

/** The link of the mail that says that a time is kept. */
export async function offerLink(addresses: Addresses, email: string): Promise<string> {
  const { text, subject } = await mailTo(addresses, email, 3);
  if (/attente|droits/i.test(subject)) throw new Error('the subject tells what it is about (F3)');
  return /https?:\/\/\S+\/attente#[\w-]+/.exec(text)?.[0] ?? '';
}

export const words = { own: fr.waiting, ask: fr.tellMe };
