import type { BrowserContext, Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { freshName, type Hands, hands, localDate } from './desk.ts';
import { keyboard, mouse } from './hands.ts';
import { freshAddress, mailTo } from './mailbox.ts';
import { DESK, PHONE } from './stage.ts';

/** The demonstration mediator whose cases and times these tests use. */
export const MEDIATOR = 'mediator-2';

/** Each width with its way of working: a phone by touch, a desk by the keyboard alone. */
export const WAYS = [
  { viewport: PHONE, hand: mouse, by: 'by touch at 360 pixels' },
  { viewport: DESK, hand: keyboard, by: 'by keyboard alone at 1280 pixels' },
] as const;

/** A made-up person whom nobody else in this run knows. */
export function aPerson(firstName: string) {
  return { firstName, lastName: freshName(), email: freshAddress(firstName.toLowerCase()) };
}
export type MadeUp = ReturnType<typeof aPerson>;

export const nameOf = ({ firstName, lastName }: MadeUp) => `${firstName} ${lastName}`;

const Opened = z.object({ id: z.string(), parties: z.array(z.object({ id: z.string() })) });
const Times = z.object({
  times: z.array(z.object({ start: z.string(), place: z.string(), modes: z.array(z.string()) })),
});
const Proposed = z.object({ sessions: z.array(z.object({ id: z.string() })) });

/** A case of two made-up people; nobody is asked yet. */
export async function aCase(addresses: Addresses, contact?: Readonly<Record<string, unknown>>) {
  const send = await hands(MEDIATOR, addresses);
  const people = [aPerson('Alix'), aPerson('Billie')] as const;
  const parties = people.map((person, at) => ({
    person,
    ...(contact === undefined || at > 0 ? {} : { contact }),
  }));
  const made = Opened.parse(
    await send('POST', '/staff/mediations', {
      parties,
      origin: 'letter',
      territory: 'creteil',
      reason: 'separation',
    }),
  );
  const [alix = '', billie = ''] = made.parties.map(({ id }) => id);
  return { send, id: made.id, people, parties: [alix, billie] as const };
}
export type ACase = Awaited<ReturnType<typeof aCase>>;

/** Records an agreement by the mediator's hand. */
export const consent = ({ send, id }: ACase, party: string, what: 'asked' | 'given' | 'withdrawn') =>
  send('POST', `/staff/mediations/${id}/consents`, { party, what });

/** Free times on site, so many days ahead or later: far from any reminder. */
export async function freeTimes(send: Hands, daysAhead = 20) {
  const query = new URLSearchParams({
    mode: 'on-site',
    from: localDate(daysAhead),
    to: localDate(daysAhead + 60),
  });
  return Times.parse(await send('GET', `/staff/mediation-times?${query}`)).times;
}

const TRIES = 8;

/** Both have agreed by voice, and a session is proposed at two times that nobody else wants. */
export async function aProposal(one: ACase) {
  for (const party of one.parties) await consent(one, party, 'given');
  for (let tries = 1; ; tries += 1) {
    const times = await freeTimes(one.send);
    const at = Math.floor(Math.random() * (times.length - 1));
    const [first, second] = [times[at], times[at + 1]];
    if (first === undefined || second === undefined) throw new Error('no free times');
    const starts = [first.start, second.start];
    try {
      const body = { place: first.place, mode: 'on-site', starts };
      const { sessions } = Proposed.parse(
        await one.send('POST', `/staff/mediations/${one.id}/sessions`, body),
      );
      return { session: sessions[0]?.id ?? '', starts };
    } catch (error) {
      if (tries === TRIES || !String(error).includes('SLOT_TAKEN')) throw error;
    }
  }
}

/** The link of this person's mail number `count`, on the site that is open. */
export async function answerLink(addresses: Addresses, { email }: MadeUp, count = 1): Promise<string> {
  const { text } = await mailTo(addresses, email, count);
  const token = /\/reponse#([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error('no link to answer by');
  return `${addresses.web}/reponse#${token}`;
}

/** A party's own window, on an old phone. */
export async function partyPage(context: BrowserContext, link: string): Promise<Page> {
  const page = await context.newPage();
  await page.setViewportSize(PHONE);
  await page.goto(link);
  return page;
}
