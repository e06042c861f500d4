import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import { en } from '../../web/texts/en.ts';
import { fr } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import type { Hand } from './support/hands.ts';
import { type ACase, aCase, answerLink, aProposal, consent, partyPage, WAYS } from './support/mediation.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 180_000;
const words = fr.answer;
const button = (page: Page, name: string) => page.getByRole('button', { name });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();

const Case = z.object({
  parties: z.array(z.object({ agreement: z.object({ state: z.string() }) })),
  sessions: z.array(z.object({ status: z.string() })),
});
const stateOf = async ({ send, id }: ACase) => Case.parse(await send('GET', `/staff/mediations/${id}`));
const agreementOf = async (one: ACase) => (await stateOf(one)).parties[0]?.agreement.state;

async function sayYes(page: Page, hand: Hand): Promise<void> {
  await hand.press(link(page, words.agree));
  await heading(page, words.yesTitle);
  await expectAccessible(page);
  await hand.press(button(page, words.yes));
  await page.getByText(words.said.yes).waitFor();
  await expectAccessible(page);
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `a party says yes, chooses dates, says they cannot come, and takes their agreement back (M2; ${by})`,
    async ({ page, addresses }) => {
      const one = await aCase(addresses);
      const [alix, billie] = one.people;
      await consent(one, one.parties[0], 'asked');
      await page.goto(await answerLink(addresses, alix));
      await page.getByText(words.asked).waitFor();
      expect(page.url(), 'no token in the address').toBe(`${addresses.web}/reponse`);
      expect(await page.title(), 'F3').not.toMatch(/médiat/i);
      await expectAccessible(page);
      expect(await agreementOf(one), 'opening changes nothing (B10)').toBe('asked');
      await sayYes(page, hand);
      expect(await agreementOf(one)).toBe('given');

      await aProposal(one);
      await page.reload();
      await button(page, words.choose).waitFor();
      await expectAccessible(page);
      await hand.press(button(page, words.choose));
      await heading(page, words.datesTitle);
      await hand.press(button(page, words.send));
      await page.getByRole('alert').getByText(words.noDate).waitFor();
      await expectAccessible(page);
      for (const at of [0, 1]) await hand.choose(page.getByRole('checkbox').nth(at));
      await hand.press(button(page, words.send));
      await page.getByText(words.said.dates).waitFor();
      await page.getByText(words.waiting).waitFor();
      await expectAccessible(page);
      await hand.press(button(page, words.cannot));
      await heading(page, words.declineTitle);
      await expectAccessible(page);
      await hand.press(link(page, words.keep));
      await page.getByText(words.waiting).waitFor();
      await hand.press(button(page, words.cannot));
      await hand.press(button(page, words.decline));
      await page.getByText(words.said.decline).waitFor();
      await expectAccessible(page);
      expect((await stateOf(one)).sessions[0]?.status).toBe('freed');

      await hand.press(link(page, words.noMore));
      await heading(page, words.noTitle);
      await expectAccessible(page);
      await hand.press(button(page, words.no));
      await page.getByText(words.said.no).waitFor();
      await expectAccessible(page);
      await hand.press(link(page, words.afterAll));
      await hand.press(button(page, words.yes));
      await page.getByText(words.said.yes).waitFor();
      const whole = await page.locator('body').innerText();
      expect(whole, 'nothing of the other (M3)').not.toContain(billie.lastName);
      expect(whole).not.toContain(billie.email);
      await hand.press(button(page, fr.own.leave));
      await heading(page, fr.home.title);
      await page.goto(`${addresses.web}/reponse`);
      await heading(page, words.dead);
      await expectAccessible(page);
    },
    { viewport, timeout: LONG },
  );
}

onStage(
  'the page speaks English, keeps its place, and leaves at once (F3)',
  async ({ page, addresses }) => {
    const one = await aCase(addresses);
    await consent(one, one.parties[0], 'asked');
    await page.goto(await answerLink(addresses, one.people[0]));
    await link(page, words.disagree).click();
    await button(page, fr.frame.otherLanguage).click();
    await heading(page, en.answer.noTitle);
    await expectAccessible(page);
    await link(page, en.answer.back).click();
    await page.getByText(en.answer.asked).waitFor();
    await expectAccessible(page);
    await button(page, en.frame.exit).click();
    await page.waitForURL((address) => !address.href.startsWith(`${addresses.web}/reponse`));
    expect(await agreementOf(one)).toBe('asked');
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'answering twice, from two tabs, or without network: once is what counts, and there is a way on (B6, B10)',
  async ({ page, context, addresses, expectErrors }) => {
    expectErrors(/409|ERR_INTERNET_DISCONNECTED|ERR_PROXY|Failed to load/);
    const one = await aCase(addresses);
    await consent(one, one.parties[0], 'asked');
    const address = await answerLink(addresses, one.people[0]);
    await aProposal(one);
    await page.goto(address);
    await button(page, words.choose).click();
    const other = await partyPage(context, address);
    await button(other, words.choose).click();
    await other.getByRole('checkbox').first().check();
    await context.setOffline(true);
    await button(other, words.send).click();
    await other.getByText(fr.problems.OFFLINE).waitFor();
    await expectAccessible(other);
    await context.setOffline(false);
    expect(await other.getByRole('checkbox').first().isChecked(), 'what was ticked is kept').toBe(true);
    await button(other, words.send).dblclick();
    await other.getByText(words.said.dates).waitFor();

    await page.getByRole('checkbox').nth(1).check();
    await button(page, words.send).click();
    await page.getByText(fr.problems.ALREADY_ANSWERED).waitFor();
    await expectAccessible(page);
    await button(page, words.where).click();
    await page.getByText(words.waiting).waitFor();
  },
  { viewport: PHONE, timeout: LONG },
);

onStage(
  'a case that was closed meanwhile and a link of an earlier contact say so in plain words (M2, F4)',
  async ({ page, context, addresses, expectErrors }) => {
    expectErrors(/409|404/);
    const one = await aCase(addresses);
    const [alix] = one.people;
    await consent(one, one.parties[0], 'asked');
    const address = await answerLink(addresses, alix);
    await page.goto(address);
    await link(page, words.agree).click();
    await one.send('POST', `/staff/mediations/${one.id}/close`, { outcome: 'stopped' });
    await button(page, words.yes).click();
    await page.getByText('Ce n’est plus possible').waitFor();
    await expectAccessible(page);
    await button(page, words.where).click();
    await page.getByText(words.closed).waitFor();
    await expectAccessible(page);

    const two = await aCase(addresses);
    await consent(two, two.parties[0], 'asked');
    const old = await answerLink(addresses, two.people[0]);
    await two.send('POST', `/staff/mediations/${two.id}/parties/${two.parties[0]}/contact`, {
      phone: '0199001299',
      contact: { by: 'phone' },
    });
    const dead = await partyPage(context, old);
    await heading(dead, words.dead);
    await expectAccessible(dead);
  },
  { viewport: PHONE, timeout: LONG },
);
