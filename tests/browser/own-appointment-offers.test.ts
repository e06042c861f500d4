import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import * as z from 'zod';
import type { Addresses } from '../../local/addresses.ts';
import { expectAccessible } from './support/axe.ts';
import { heading, TEXTS } from './support/booking.ts';
import { type Hands, hands } from './support/desk.ts';
import { keyboard, mouse } from './support/hands.ts';
import { freshAddress, linkIn, mailTo } from './support/mailbox.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const SERVICE = 'rendez-vous-des-droits';
const PLACE = 'caf-orly';
const Opened = z.object({ opening: z.object({ done: z.boolean() }) });
const Made = z.object({ id: z.string() });
const Absence = z.object({ absence: Made });
const { fr } = TEXTS;

/** A day far ahead, always a weekday, other for each test. */
const dayAhead = (days: number) => {
  const day = DateTime.now().setZone('Europe/Paris').plus({ days });
  return day.plus({ days: day.weekday > 5 ? 8 - day.weekday : 0 });
};
const iso = (day: DateTime, hour: number) =>
  day.startOf('day').set({ hour }).toISO({ suppressMilliseconds: true }) ?? '';

for (const { hand, viewport, language, days } of [
  { hand: keyboard, viewport: PHONE, language: 'fr', days: 50 },
  { hand: mouse, viewport: DESK, language: 'en', days: 60 },
] as const)
  onStage(
    `times that the Caf keeps come first and are taken by the link, in ${language} (B11)`,
    async ({ page, addresses }) => {
      const words = TEXTS[language].own;
      const link = await anOffer(addresses, dayAhead(days));
      await page.goto(link);
      if (language === 'en') await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
      await page.getByText(words.offered).waitFor();
      await page.getByText(words.cannotBe).waitFor();
      expect(await page.getByText(words.stands).count()).toBe(0);
      expect(await page.getByRole('button', { name: words.calendar }).count()).toBe(0);
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: words.seeOffers }));
      await heading(page, words.moveTitle);
      expect(await page.locator('.offer').count()).toBe(2);
      await page.locator('.day .hour:visible').first().waitFor();
      await expectAccessible(page);
      const wanted = await page.locator('.offer .when-large').last().innerText();
      await hand.press(page.locator('.offer').last());
      await heading(page, words.checkTitle);
      await hand.press(page.getByRole('button', { name: words.confirmMove }));
      await page.getByText(words.moved).waitFor();
      expect(await page.locator('.when-large').innerText()).toBe(wanted);
      expect(await page.getByText(words.offered).count()).toBe(0);
    },
    { viewport },
  );

/** A professional of its own books somebody, is then away that morning, and the secretariat offers two times of the day after. */
async function anOffer(addresses: Addresses, day: DateTime): Promise<string> {
  const [admin, desk] = await Promise.all([hands('admin', addresses), hands('secretariat', addresses)]);
  const professional = `essai-offre-${Date.now().toString(36)}`;
  const next = dayAhead(Math.round(day.diffNow('days').days) + 1);
  await admin('POST', '/staff/professionals', {
    id: professional,
    role: 'social-worker',
    displayName: 'Mme Exemple Offre',
    title: 'Travail social',
  });
  for (const one of [day, next])
    await admin('POST', '/staff/availabilities', {
      professional,
      place: PLACE,
      start: '06:00',
      end: '08:00',
      modes: ['on-site'],
      services: [SERVICE],
      from: one.toISODate(),
    });
  await untilOpen(admin, professional);
  const email = freshAddress('offre');
  const person = { firstName: 'Dominique', lastName: `Exemple ${professional}`, email };
  const common = { service: SERVICE, place: PLACE, mode: 'on-site', professional };
  const { id } = Made.parse(
    await desk('POST', '/staff/appointments', {
      ...common,
      start: iso(day, 6),
      person,
      agreement: { at: new Date().toISOString() },
    }),
  );
  await mailTo(addresses, email, 1);
  const midnight = (date: DateTime) => ({ date: date.toISODate(), time: '00:00' });
  const { absence } = Absence.parse(
    await admin('POST', '/staff/absences', {
      professional,
      from: midnight(day),
      to: midnight(day.plus({ days: 1 })),
    }),
  );
  await untilOpen(admin, professional);
  await desk('POST', `/staff/disruptions/absence-${absence.id}/offer`, {
    appointment: id,
    starts: [iso(next, 6), iso(next, 7)],
    place: PLACE,
    mode: 'on-site',
    professional,
  });
  return linkIn((await mailTo(addresses, email, 2)).text);
}

async function untilOpen(admin: Hands, professional: string): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    const { opening } = Opened.parse(
      await admin('GET', `/staff/availabilities?professional=${professional}`),
    );
    if (opening.done) return;
    await sleep(200);
  }
  throw new Error('the days did not open');
}
