import { expect } from 'vitest';
import * as z from 'zod';
import type { Addresses } from '../../local/addresses.ts';
import { serviceKey } from '../../web/app/service-key.ts';
import { expectAccessible } from './support/axe.ts';
import { heading, TEXTS, toTimes } from './support/booking.ts';
import { hands } from './support/desk.ts';
import { keyboard, mouse } from './support/hands.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const { fr } = TEXTS;
const Listed = z.object({
  callBacks: z.array(z.object({ person: z.object({ lastName: z.string() }), service: z.string() })),
});

const aName = () => `Rappel${Date.now().toString(36)}${Math.floor(Math.random() * 1_000)}`;

/** What the secretariat has of this person. */
async function waiting(addresses: Addresses, lastName: string) {
  const desk = await hands('secretariat', addresses);
  const { callBacks } = Listed.parse(await desk('GET', '/staff/call-backs'));
  return callBacks.filter(({ person }) => person.lastName === lastName);
}

for (const { by, hand, viewport, language } of [
  { by: 'mouse', hand: mouse, viewport: PHONE, language: 'fr' },
  { by: 'keyboard', hand: keyboard, viewport: DESK, language: 'fr' },
  { by: 'keyboard', hand: keyboard, viewport: PHONE, language: 'en' },
] as const)
  onStage(
    `a call is asked for without e-mail and reaches the secretariat, by ${by}, in ${language}, at ${viewport.width} pixels (B5)`,
    async ({ page, addresses }) => {
      const words = TEXTS[language].callBack;
      const lastName = aName();
      await page.goto(addresses.web);
      if (language === 'en') await hand.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
      await hand.press(page.locator('main a[href="/rappel"]'));
      await heading(page, words.title);
      await hand.press(page.getByRole('button', { name: words.send }));
      await page.getByRole('heading', { name: TEXTS[language].form.errorTitle(5) }).waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: words.missing.phone }));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('phone');
      await page.locator('#service').selectOption('consultation-psychologue');
      await hand.type(page.locator('#firstName'), 'Dominique');
      await hand.type(page.locator('#lastName'), lastName);
      await hand.type(page.locator('#phone'), '01 99 00 12 34');
      await hand.choose(page.getByRole('checkbox', { name: words.hourNames.morning }));
      await hand.choose(page.getByRole('checkbox', { name: words.hourNames.afternoon }));
      await hand.choose(page.getByRole('checkbox', { name: words.needNames.interpreter }));
      await hand.press(page.getByRole('button', { name: words.send }));
      await heading(page, words.done);
      await page.getByText(words.doneNumber('34')).waitFor();
      await expectAccessible(page);
      expect(await page.title()).not.toMatch(/psycho/i);
      expect(await waiting(addresses, lastName)).toHaveLength(1);
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(lastName);
    },
    { viewport },
  );

onStage(
  'an answer lost on the way and a second press leave one request (B6)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/ERR_|Failed to load/);
    const lastName = aName();
    await page.goto(`${addresses.web}/rappel/${serviceKey('rendez-vous-des-droits')}`);
    await page.locator('#firstName').fill('Dominique');
    await page.locator('#lastName').fill(lastName);
    await page.locator('#phone').fill('0199001236');
    await page.getByRole('checkbox', { name: fr.callBack.hourNames.midday }).check();
    const keys: (string | undefined)[] = [];
    await page.route('**/call-backs', async (route) => {
      const request = route.request();
      keys.push(request.headers()['idempotency-key']);
      await fetch(request.url(), {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': keys.at(-1) ?? '' },
        body: request.postData(),
      });
      await route.abort();
    });
    await page.getByRole('button', { name: fr.callBack.send }).click();
    await page.getByText(fr.problems.OFFLINE).waitFor();
    expect(await page.locator('#lastName').inputValue(), 'nothing that was typed is lost').toBe(lastName);
    await expectAccessible(page);
    await page.unroute('**/call-backs');
    await page.getByRole('button', { name: fr.callBack.send }).click();
    await heading(page, fr.callBack.done);
    expect(new Set(keys).size).toBe(1);
    expect(await waiting(addresses, lastName)).toHaveLength(1);
  },
);

onStage(
  'a social security number is refused in words, in both languages',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/400/);
    await page.goto(`${addresses.web}/rappel/${serviceKey('rendez-vous-des-droits')}`);
    await page.locator('#firstName').fill('Dominique');
    await page.locator('#lastName').fill('1 85 05 78 006 084 36');
    await page.locator('#phone').fill('0199001236');
    await page.getByRole('checkbox', { name: fr.callBack.hourNames.midday }).check();
    await page.getByRole('button', { name: fr.callBack.send }).click();
    await page.getByRole('alert').getByText('sécurité sociale').waitFor();
    await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
    await page.getByRole('button', { name: TEXTS.en.callBack.send }).click();
    await page.getByRole('alert').getByText(TEXTS.en.problems.NIR_REFUSED).waitFor();
    await expectAccessible(page);
  },
);

onStage(
  'what was typed while booking is there already, and stays over a reload',
  async ({ page, addresses }) => {
    await toTimes(page, addresses);
    await page.locator('.day .hour:visible').first().click();
    await page.locator('#firstName').fill('Dominique');
    await page.goto(`${addresses.web}/rappel`);
    await heading(page, fr.callBack.title);
    expect(await page.locator('#firstName').inputValue()).toBe('Dominique');
    expect(await page.locator('#service').inputValue()).not.toBe('');
    await page.locator('#phone').fill('0199001237');
    await page.reload();
    await heading(page, fr.callBack.title);
    expect(await page.locator('#phone').inputValue()).toBe('0199001237');
  },
);
