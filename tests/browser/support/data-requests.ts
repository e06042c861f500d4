import { randomInt, randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import type { Addresses } from '../../../local/addresses.ts';
import { runningTable } from '../../../local/running-table.ts';
import { dataRequestWrite } from '../../../shared/store/data-requests.ts';
import { transact } from '../../../shared/store/transact.ts';
import { texts } from '../../../web/pro/data-requests/texts.fr.ts';
import { dataEn } from '../../../web/texts/data.en.ts';
import { dataFr } from '../../../web/texts/data.fr.ts';
import { en } from '../../../web/texts/en.ts';
import { fr } from '../../../web/texts/fr.ts';
import { expectAccessible } from './axe.ts';
import { heading } from './booking.ts';
import { freshName, RIGHTS } from './desk.ts';
import type { Hand } from './hands.ts';
import { machineFolder } from './machine-folder.ts';
import { codeIn, freshAddress, mailTo } from './mailbox.ts';
import { anHour, PLACE } from './waiting.ts';

export const words = { ask: dataFr, desk: texts, fr };

export interface Somebody {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string;
}

/** Nobody else in this run has this name, address and number. */
export function somebody(): Somebody {
  return {
    firstName: 'Camille',
    lastName: freshName(),
    email: freshAddress('donnees'),
    phone: `019900${String(randomInt(10_000)).padStart(4, '0')}`,
  };
}

/** An appointment to come of this person, of which they get no mail. */
export async function hasAnAppointment(addresses: Addresses, person: Somebody): Promise<void> {
  const { desk, professional, start } = await anHour(addresses);
  await desk('POST', '/staff/appointments', {
    ...{ service: RIGHTS, place: PLACE, mode: 'on-site', professional, start, person },
    contact: { by: 'none' },
    agreement: { at: new Date(Date.now() - 60_000).toISOString() },
  });
}

/** A wish of theirs to be phoned, not settled yet. */
export async function waitsForACall(
  { api }: Addresses,
  { firstName, lastName, phone }: Somebody,
): Promise<void> {
  const response = await fetch(`${api}/v1/cafs/94/call-backs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ service: RIGHTS, person: { firstName, lastName, phone }, hours: ['morning'] }),
  });
  if (!response.ok) throw new Error(`call-backs: ${response.status} ${await response.text()}`);
}

const DAY = 86_400_000;

/** A request on paper that was received so many days ago: the service itself receives none in the past. */
export async function askedLongAgo(person: Somebody, days: number): Promise<void> {
  const { store } = runningTable(machineFolder());
  const at = Date.now() - days * DAY;
  const request = dataRequestWrite({
    id: randomUUID(),
    caf: '94',
    version: 1,
    what: 'access',
    person,
    answer: { by: 'on-site', place: 'caf-creteil' },
    language: 'fr',
    handedIn: { by: 'person' },
    createdAt: at,
    receivedAt: at,
    state: { status: 'received' },
  });
  const { ok } = await transact(store, [request]);
  if (!ok) throw new Error('the request could not be put');
}

interface Journey {
  readonly page: Page;
  readonly addresses: Addresses;
  readonly hand: Hand;
  readonly person: Somebody;
  readonly what: 'access' | 'erasure';
}

/** From the page on personal data to the step that asks for the way of the answer; every state is looked at. */
export async function asksFor({ page, addresses, hand, person, what }: Journey): Promise<void> {
  const { ask } = words;
  await page.goto(`${addresses.web}/donnees-personnelles`);
  await hand.press(page.getByRole('link', { name: fr.legal.data.ask }));
  await heading(page, ask.what);
  await expectAccessible(page);
  await next(page, hand);
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await hand.choose(page.getByRole('radio', { name: ask.whatOptions[what].label }));
  await next(page, hand);
  await heading(page, fr.booking.person.title);
  await next(page, hand);
  await page.getByRole('alert').waitFor();
  await expectAccessible(page);
  await hand.type(page.locator('#firstName'), person.firstName);
  await hand.type(page.locator('#lastName'), person.lastName);
  await hand.type(page.locator('#phone'), person.phone);
  await hand.type(page.locator('#email'), person.email);
  await next(page, hand);
  await heading(page, fr.ask.contact);
  await expectAccessible(page);
}

export const next = (page: Page, hand: Hand) =>
  hand.press(page.getByRole('button', { name: fr.booking.next, exact: true }));

/** The rest of it by e-mail, up to the same words for everybody. */
export async function byMail({ page, addresses, hand, person }: Omit<Journey, 'what'>): Promise<void> {
  const { ask } = words;
  await hand.choose(page.locator('#by'));
  await next(page, hand);
  await heading(page, fr.ask.check);
  await expectAccessible(page);
  await hand.press(page.getByRole('button', { name: fr.booking.check.send }));
  await heading(page, fr.booking.code.title);
  await expectAccessible(page);
  await page.reload();
  await heading(page, fr.booking.code.title);
  const { subject, text } = await mailTo(addresses, person.email);
  if (/données|information|efface/i.test(subject)) throw new Error('the subject tells what it is about (F3)');
  await hand.type(page.locator('#code'), codeIn(text));
  await hand.press(page.getByRole('button', { name: fr.booking.code.confirm }));
  await heading(page, ask.done);
  await expectAccessible(page);
  await hand.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
  await heading(page, dataEn.done);
  await expectAccessible(page);
  await hand.press(page.getByRole('button', { name: en.frame.otherLanguage }));
  await heading(page, ask.done);
}

/** The card of this person on the staff's list. */
export const cardOf = (page: Page, { lastName }: Somebody) =>
  page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: lastName }) });

/** The link of the mail that says that the answer is there. */
export async function answerLink(addresses: Addresses, { email }: Somebody): Promise<string> {
  const { subject, text } = await mailTo(addresses, email, 2);
  if (/données|informations|effacement|accès/i.test(`${subject} ${text.split('http')[0]}`))
    throw new Error('the mail tells what it is about (F3)');
  return /https?:\/\/\S+\/lire#[\w-]+/.exec(text)?.[0] ?? '';
}
