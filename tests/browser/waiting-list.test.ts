import { expect } from 'vitest';
import { texts } from '../../web/pro/waiting/texts.fr.ts';
import { en } from '../../web/texts/en.ts';
import { fr } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import { heading, toTimes } from './support/booking.ts';
import { freshName, hands, localDate, signInAt, WAYS } from './support/desk.ts';
import { codeIn, freshAddress, mailTo } from './support/mailbox.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';
import { aFullHour, bookAt, COMMUNE, offerLink, waits, words } from './support/waiting.ts';

withBrowser();

const LONG = 180_000;
const { own, ask } = words;

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `no time suits: one asks to be told, a time comes free, the first in order gets it by mail and takes it (B1, F3; ${by})`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/400/);
      const hour = await aFullHour(addresses);
      const email = freshAddress('attente');
      await toTimes(page, addresses, { commune: COMMUNE, hand });
      await hand.press(page.getByRole('link', { name: ask.link }));
      await heading(page, ask.title);
      expect(await page.locator('#place').inputValue(), 'what was said is there').not.toBe('');
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: ask.send }));
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#firstName'), 'Alix');
      await hand.type(page.locator('#lastName'), freshName());
      await hand.type(page.locator('#email'), email);
      await page.locator('#until').fill(hour.date);
      await hand.press(page.getByRole('button', { name: ask.send }));
      await heading(page, fr.booking.code.title);
      await expectAccessible(page);
      await page.reload();
      await heading(page, fr.booking.code.title);
      await hand.type(page.locator('#code'), '000000');
      await hand.press(page.getByRole('button', { name: fr.booking.code.confirm }));
      await page.locator('#code-error').waitFor();
      await hand.type(page.locator('#code'), codeIn((await mailTo(addresses, email)).text));
      await hand.press(page.getByRole('button', { name: fr.booking.code.confirm }));
      await heading(page, ask.done);
      await expectAccessible(page);
      await waits(addresses, hour.date, 'Sacha');

      await hour.free();
      await page.goto(await offerLink(addresses, email));
      await heading(page, own.title);
      await page.locator('.tag', { hasText: own.status.offered }).waitFor();
      expect(page.url(), 'no token in the address').toBe(`${addresses.web}/attente`);
      await expectAccessible(page);
      await page.reload();
      await page.locator('.tag', { hasText: own.status.offered }).waitFor();
      const time = await page.locator('.when-large').innerText();
      await hand.press(page.getByRole('button', { name: own.yes }));
      await page.getByText(own.said.yes).waitFor();
      expect(await page.locator('.when-large').innerText()).toBe(time);
      await expectAccessible(page);
      const confirmed = await mailTo(addresses, email, 4);
      expect(confirmed.text).toContain('/rendez-vous#');
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `the first says no, the second hears of it; leaving the list is one click (${by})`,
    async ({ page, addresses }) => {
      const hour = await aFullHour(addresses);
      const first = await waits(addresses, hour.date, 'Alix');
      const second = await waits(addresses, hour.date, 'Sacha');
      await hour.free();
      await page.goto(await offerLink(addresses, first));
      await page.locator('.tag', { hasText: own.status.offered }).waitFor();
      await hand.press(page.getByRole('button', { name: own.no }));
      await page.getByText(own.said.no).waitFor();
      await page.locator('.tag', { hasText: own.status.waiting }).waitFor();
      await expectAccessible(page);
      const link = await offerLink(addresses, second);
      await hand.press(page.getByRole('button', { name: own.stop }));
      await page.getByText(own.said.stop).waitFor();
      await expectAccessible(page);
      await page.goto(link);
      await page.locator('.tag', { hasText: own.status.offered }).waitFor();
      await hand.press(page.getByRole('button', { name: own.stop }));
      await page.getByText(own.said.stop).waitFor();
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `the secretariat puts somebody on the list, calls when a time is kept and records the answer (F1, F4; ${by})`,
    async ({ page, addresses }) => {
      const hour = await aFullHour(addresses);
      const lastName = freshName();
      const name = `Camille ${lastName}`;
      await signInAt(page, addresses, 'secretariat', '/pro/attente');
      await heading(page, texts.title);
      await page.locator('.fresh-bar').waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: texts.add }));
      await hand.press(page.getByRole('button', { name: texts.send, exact: true }));
      await page.getByRole('alert').first().waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#new-lastName'), lastName);
      await hand.type(page.locator('#new-firstName'), 'Camille');
      await hand.type(page.locator('#new-phone'), '0199001778');
      await page.locator('#place').selectOption('ccas-mandres-les-roses');
      await page.locator('#until').fill(hour.date);
      await hand.choose(page.locator('#agreed'));
      await hand.press(page.getByRole('button', { name: texts.send, exact: true }));
      await page.getByText(texts.said.added(name)).waitFor();
      const card = page.getByRole('listitem').filter({ hasText: name });
      await card.waitFor();
      await expectAccessible(page);

      await hour.free();
      await page.waitForTimeout(2_000);
      await page.goto(`${addresses.web}/pro/a-appeler`);
      const call = page.getByRole('listitem').filter({ hasText: name });
      await call.getByText('Un rendez-vous s’est libéré').waitFor();
      await expectAccessible(page);
      await hand.press(call.getByRole('button', { name: texts.record }));
      await hand.press(call.getByRole('button', { name: texts.save, exact: true }));
      await call.getByText(texts.answerMissing).waitFor();
      await hand.choose(call.getByRole('radio', { name: texts.answers.accepted }));
      await hand.choose(call.getByRole('checkbox'));
      await expectAccessible(page);
      await hand.press(call.getByRole('button', { name: texts.save, exact: true }));
      await call.waitFor({ state: 'detached' });
      const found = await (await hands('secretariat', addresses))('POST', '/staff/people/search', {
        lastName,
      });
      expect(JSON.stringify(found)).toContain(hour.professional);
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `somebody with an appointment waits for an earlier day; off the list at their wish (D2; ${by})`,
    async ({ page, addresses }) => {
      const soon = await aFullHour(addresses);
      const late = await aFullHour(addresses);
      await late.free();
      await page.waitForTimeout(1_500);
      const lastName = freshName();
      const id = await bookAt(late.desk, late, 'Maxime', lastName);
      await signInAt(page, addresses, 'secretariat', `/pro/rendez-vous/${id}`);
      await hand.press(page.getByRole('button', { name: texts.earlier.open }));
      await expectAccessible(page);
      await hand.choose(page.locator('#earlier-agreed'));
      await hand.press(page.getByRole('button', { name: texts.earlier.send, exact: true }));
      await page.getByText(texts.earlier.done).waitFor();
      await expectAccessible(page);
      await soon.free();
      await page.waitForTimeout(2_000);
      await page.goto(`${addresses.web}/pro/attente`);
      const card = page.getByRole('listitem').filter({ hasText: lastName });
      await card.getByText('son rendez-vous du').waitFor();
      await expectAccessible(page);
      await hand.press(card.getByRole('button', { name: texts.remove }));
      await expectAccessible(page);
      await hand.press(card.getByRole('button', { name: texts.removeYes }));
      await card.waitFor({ state: 'detached' });
    },
    { viewport, timeout: LONG },
  );
}

onStage(
  'the list of a service with group sessions is kept by the secretariat as well',
  async ({ page, addresses }) => {
    const lastName = freshName();
    const desk = await hands('secretariat', addresses);
    await desk('POST', '/staff/waiting-list', {
      ...{ service: 'information-collective', places: ['caf-champigny'], modes: ['on-site'] },
      until: localDate(30),
      person: { firstName: 'Lou', lastName, phone: '0199001779' },
      agreement: { at: new Date(Date.now() - 60_000).toISOString() },
    });
    await signInAt(page, addresses, 'secretariat', '/pro/attente');
    await page.locator('#service').selectOption('information-collective');
    const card = page.getByRole('listitem').filter({ hasText: lastName });
    await card.waitFor();
    await expectAccessible(page);
    await card.getByRole('button', { name: texts.remove }).click();
    await card.getByRole('button', { name: texts.removeYes }).click();
    await card.waitFor({ state: 'detached' });
  },
  { viewport: DESK },
);

onStage(
  'a link that leads nowhere says so, and the pages speak English',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    await page.goto(`${addresses.web}/attente#${'x'.repeat(43)}`);
    await heading(page, own.dead);
    await expectAccessible(page);
    await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
    await heading(page, en.waiting.dead);
    await page.goto(`${addresses.web}/prevenir`);
    await heading(page, en.tellMe.title);
    await expectAccessible(page);
  },
  { viewport: DESK },
);
