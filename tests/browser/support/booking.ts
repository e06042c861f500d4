import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { en } from '../../../web/texts/en.ts';
import { fr } from '../../../web/texts/fr.ts';
import { expectAccessible } from './axe.ts';
import { type Hand, mouse } from './hands.ts';
import { codeIn, mailTo } from './mailbox.ts';

export const TEXTS = { fr, en };

/** What the page keeps of a booking in its tab. */
const Kept = z.object({
  service: z.string().optional(),
  slot: z.object({ start: z.string(), end: z.string(), place: z.string(), mode: z.string() }).optional(),
  hold: z.object({ token: z.string(), expiresAt: z.string() }).optional(),
  pending: z.object({ id: z.string() }).optional(),
  confirmed: z.object({ id: z.string() }).optional(),
  person: z.object({ firstName: z.string(), email: z.string() }),
});

export async function kept(page: Page) {
  const text = await page.evaluate(() => sessionStorage.getItem('booking-1'));
  return text === null ? undefined : Kept.parse(JSON.parse(text));
}

export interface Wish {
  /** Commune of a place, for a meeting on site; else by phone. */
  readonly commune?: string;
  /** So many pages of times later: every test has times of its own. */
  readonly later?: number;
  readonly hand?: Hand;
  readonly mode?: 'on-site' | 'phone' | 'video';
  readonly language?: 'fr' | 'en';
  /** Looks at every page on the way. */
  readonly look?: boolean;
}

/** From the front page to the list of free times. */
export async function toTimes(page: Page, { web }: Addresses, wish: Wish = {}): Promise<void> {
  const { hand = mouse, commune, language = 'fr', look = false } = wish;
  const words = TEXTS[language];
  await page.goto(web);
  if (language === 'en') await hand.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
  await hand.press(page.locator('main a[href="/reserver"]').first());
  await heading(page, words.booking.service.title);
  if (look) await expectAccessible(page);
  await hand.press(page.locator('.service-card a').first());
  await heading(page, words.booking.place.title);
  const mode = wish.mode ?? (commune === undefined ? 'phone' : 'on-site');
  await hand.choose(page.getByRole('radio', { name: words.service.modes[mode] }));
  if (commune !== undefined) await hand.choose(page.getByRole('radio', { name: commune }));
  if (look) await expectAccessible(page);
  await hand.press(page.getByRole('button', { name: words.booking.next }));
  await hours(page, wish);
  for (let turn = 0; turn < (wish.later ?? 0); turn++) {
    const before = await page.locator('#times-range').innerText();
    await hand.press(later(page, language));
    await page.locator('#times-range', { hasNotText: before }).waitFor();
    await hours(page, wish);
  }
  if (look) await expectAccessible(page);
}

/** Waits for free times; where another test has taken a whole page of them, goes on to the next date that has some. */
export async function hours(page: Page, { hand = mouse, language = 'fr' }: Wish = {}): Promise<void> {
  const next = page.getByRole('button', { name: TEXTS[language].booking.time.seeNext });
  await page.locator('.hour').first().or(next).first().waitFor();
  if (await next.isVisible()) await hand.press(next);
  await page.locator('.hour').first().waitFor();
}

export const later = (page: Page, language: 'fr' | 'en' = 'fr') =>
  page.getByRole('button', { name: TEXTS[language].booking.time.later('').trim() });

/** Presses a free time and waits until it is kept. */
export async function chooseTime(page: Page, wish: Wish = {}): Promise<void> {
  const { hand = mouse, language = 'fr' } = wish;
  await hours(page, wish);
  await hand.press(page.locator('.day .hour:visible').first());
  await heading(page, TEXTS[language].booking.person.title);
}

/** The shortest way through the form, to the page with all answers. */
export async function sayWho(page: Page, email: string, wish: Wish = {}): Promise<void> {
  const { hand = mouse, mode, commune, language = 'fr', look = false } = wish;
  await hand.type(page.locator('#firstName'), 'Camille');
  await hand.type(page.locator('#lastName'), 'Exemple');
  await hand.type(page.locator('#email'), email);
  if ((mode ?? (commune === undefined ? 'phone' : 'on-site')) === 'phone')
    await hand.type(page.locator('#phone'), '01 99 00 12 34');
  if (look) await expectAccessible(page);
  await hand.press(page.getByRole('button', { name: TEXTS[language].booking.next }));
  await heading(page, TEXTS[language].booking.check.title);
}

/** From the front page to the page with all answers. */
export async function toCheck(page: Page, addresses: Addresses, email: string, wish: Wish): Promise<void> {
  await toTimes(page, addresses, wish);
  await chooseTime(page, wish);
  await sayWho(page, email, wish);
}

/** Sends the answers, so that a code is on its way. */
export async function askForCode(page: Page, { hand = mouse, language = 'fr' }: Wish = {}): Promise<void> {
  await hand.press(page.getByRole('button', { name: TEXTS[language].booking.check.send }));
  await heading(page, TEXTS[language].booking.code.title);
}

/** Takes the newest code out of the mailbox and gives it. */
export async function giveCode(
  page: Page,
  addresses: Addresses,
  email: string,
  { hand = mouse, language = 'fr', count = 1 }: Wish & { count?: number } = {},
): Promise<void> {
  const code = codeIn((await mailTo(addresses, email, count)).text);
  await hand.type(page.locator('#code'), code);
  await hand.press(page.getByRole('button', { name: TEXTS[language].booking.code.confirm }));
  await heading(page, TEXTS[language].booking.done.title);
}

/** Waits until the page of this name is there. */
export async function heading(page: Page, title: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}
