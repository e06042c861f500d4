import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import type { Addresses } from '../../local/addresses.ts';
import { serviceKey } from '../../web/app/service-key.ts';
import { texts } from '../../web/pro/consultation/texts.fr.ts';
import { en } from '../../web/texts/en.ts';
import { fr } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import { freshName, hands, signInAt } from './support/desk.ts';
import { type Hand, mouse } from './support/hands.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { WAYS } from './support/mediation.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 240_000;
/** The demonstration psychologist whose times these tests use. */
const PSYCHOLOGIST = 'psychologist';
const { ask, request } = fr;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor();
const linkIn = (text: string) => /https?:\/\/\S+\/demande#[\w-]+/.exec(text)?.[0] ?? '';

const Requests = z.object({
  requests: z.array(z.object({ id: z.string(), person: z.object({ lastName: z.string() }) })),
});
const Times = z.object({ times: z.array(z.object({ start: z.string(), place: z.string() })) });

async function idOf(addresses: Addresses, lastName: string): Promise<string> {
  const send = await hands(PSYCHOLOGIST, addresses);
  const { requests } = Requests.parse(await send('GET', '/staff/consultation-requests'));
  return requests.find(({ person }) => person.lastName === lastName)?.id ?? '';
}

/** Sends a request through the pages, looking at each. */
async function sendRequest(
  page: Page,
  { web }: Addresses,
  who: { lastName: string; email: string },
  hand: Hand,
) {
  const next = () => hand.press(button(page, fr.booking.next));
  await page.goto(`${web}/service/${serviceKey('consultation-psychologue')}`);
  await hand.press(link(page, fr.service.ask));
  await heading(page, ask.forWhom);
  await next();
  await page.getByRole('alert').getByText(ask.missing.choice).waitFor();
  await expectAccessible(page);
  await hand.choose(page.getByRole('radio', { name: ask.forWhomOptions.child.label }));
  await next();
  await heading(page, ask.who);
  await hand.choose(page.getByRole('radio', { name: ask.whoOptions.family }));
  await hand.choose(page.getByRole('radio', { name: ask.otherParentOptions['said-by-phone'] }));
  await expectAccessible(page);
  await next();
  await heading(page, ask.situation);
  await hand.choose(page.getByRole('radio', { name: ask.situations.separation }));
  await hand.type(page.locator('#words'), 'Nous ne savons plus comment nous parler.');
  await page.getByText('N’écrivez rien de médical').waitFor();
  await expectAccessible(page);
  expect(page.url(), 'F3').toBe(`${web}/demander/3`);
  expect(await page.title(), 'F3').not.toMatch(/psycho|consult|sépar/i);
  await next();
  await heading(page, ask.person);
  await hand.type(page.locator('#firstName'), 'Maxime');
  await hand.type(page.locator('#lastName'), who.lastName);
  await next();
  await page.getByRole('alert').getByText(ask.missing.reach).waitFor();
  await expectAccessible(page);
  await hand.type(page.locator('#phone'), '01 99 00 33 33');
  await hand.type(page.locator('#email'), who.email);
  await next();
  await heading(page, ask.contact);
  await hand.choose(page.getByRole('checkbox', { name: fr.callBack.hourNames.morning }));
  await expectAccessible(page);
  await page.reload();
  await heading(page, ask.contact);
  await next();
  await heading(page, ask.check);
  await page.getByText('Nous ne savons plus').waitFor();
  await expectAccessible(page);
  await hand.press(button(page, ask.send));
  await heading(page, ask.sent);
  await expectAccessible(page);
  expect(await page.evaluate(() => sessionStorage.getItem('ask')), 'nothing is kept').toBeNull();
}

/** The psychologist reads it, logs a call, writes two points down and proposes three times. */
async function analyseAndPropose(
  page: Page,
  addresses: Addresses,
  name: string,
  hand: Hand,
): Promise<string[]> {
  const words = texts.request;
  await signInAt(page, addresses, PSYCHOLOGIST, '/pro/demandes');
  await heading(page, texts.queue.title);
  await page.getByRole('link', { name }).waitFor();
  await expectAccessible(page);
  await hand.press(page.getByRole('link', { name }));
  await heading(page, name);
  await page.getByText('Nous ne savons plus').waitFor();
  await hand.press(button(page, words.changeContact));
  await page.locator('#contact-email').waitFor();
  await expectAccessible(page);
  await hand.press(button(page, words.leave));
  await hand.press(button(page, words.reached));
  await page.getByText(words.callSaid).waitFor();
  await hand.type(page.locator('#difficulty'), 'Relations après la séparation.');
  await hand.type(page.locator('#level'), 'Modéré.');
  await hand.press(button(page, words.save));
  await page.getByText(words.saved).waitFor();
  await expectAccessible(page);
  await hand.press(link(page, words.propose));
  await heading(page, texts.times.proposeTitle);
  await page.locator('.chip').first().waitFor();
  await hand.press(button(page, texts.times.send));
  await page.getByRole('alert').getByText(texts.times.missing).waitFor();
  const names: string[] = [];
  for (const at of [0, 1, 2]) {
    const chip = page.locator('.chip').nth(at);
    names.push((await chip.getAttribute('aria-label')) ?? '');
    await hand.press(chip);
  }
  await expectAccessible(page);
  await hand.press(button(page, texts.times.send));
  await heading(page, name);
  await page.getByText(texts.times.proposedSaid).waitFor();
  await page.getByText(words.proposeAgain).waitFor();
  await expectAccessible(page);
  return names;
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `a request is sent, analysed, answered with three times; one is taken by the link of the mail and the others are free (P1, P2; ${by})`,
    async ({ page, context, addresses }) => {
      const who = { lastName: freshName(), email: freshAddress('maxime') };
      const name = `Maxime ${who.lastName}`;
      await sendRequest(page, addresses, who, hand);
      const first = await mailTo(addresses, who.email);
      expect(first.subject, 'F3').toBe('Votre rendez-vous à la Caf');
      expect(first.text, 'F3').not.toMatch(/psycho|consultation|séparation/i);

      const desk = await context.newPage();
      const proposed = await analyseAndPropose(desk, addresses, name, hand);
      const { text } = await mailTo(addresses, who.email, 2);
      await page.goto(linkIn(text));
      await page.getByText(request.proposed).waitFor();
      expect(page.url(), 'no token in the address').toBe(`${addresses.web}/demande`);
      expect(await page.locator('main').innerText(), 'nothing of what was asked').not.toMatch(
        /Maxime|sépar|parler/i,
      );
      await expectAccessible(page);
      await hand.press(link(page, request.choose));
      await heading(page, request.datesTitle);
      await hand.press(button(page, request.accept));
      await page.getByRole('alert').getByText(request.noDate).waitFor();
      await hand.choose(page.getByRole('radio').nth(1));
      await expectAccessible(page);
      await hand.press(button(page, request.accept));
      await page.getByText(request.said.accepted).waitFor();
      await expectAccessible(page);

      await desk.reload();
      await desk.getByText('Les autres heures sont libres').waitFor();
      await expectAccessible(desk);
      await hand.press(link(desk, texts.request.followUp));
      await heading(desk, texts.times.followTitle);
      const chip = (at: number) => desk.getByRole('button', { name: proposed[at] ?? '', exact: true });
      await chip(0).waitFor();
      expect(await chip(2).count(), 'free again').toBe(1);
      expect(await chip(1).count(), 'taken').toBe(0);
      await expectAccessible(desk);
      await hand.press(chip(2));
      await hand.choose(desk.locator('#agreed'));
      await hand.press(button(desk, texts.times.fix));
      await heading(desk, name);
      await desk.getByText('confirmé').nth(1).waitFor();

      await hand.press(link(page, fr.own.open));
      await heading(page, fr.own.title);
      await expectAccessible(page);

      await hand.press(button(desk, texts.request.end));
      await hand.press(button(desk, texts.request.close));
      await desk.getByRole('alert').getByText(texts.request.missing.decision).waitFor();
      await hand.choose(
        desk.getByRole('radio', { name: texts.request.decisions['followed-up'].label, exact: false }),
      );
      await expectAccessible(desk);
      await hand.press(button(desk, texts.request.close));
      await desk.getByText(texts.request.outcomes['followed-up']).waitFor();
      expect(await desk.locator('main').innerText(), 'erased (P5)').not.toMatch(/Modéré|comment nous/);
      await expectAccessible(desk);
    },
    { viewport, timeout: LONG },
  );
}

/** A request sent by the service’s own hands, and three free times proposed for it. */
async function aProposal({ api, ...addresses }: Addresses) {
  const who = { lastName: freshName(), email: freshAddress('charlie') };
  const sent = await fetch(`${api}/v1/cafs/94/consultation-requests`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      person: { firstName: 'Charlie', ...who },
      contact: { by: 'email' },
      who: 'teenager',
      forWhom: 'self',
      situation: 'school',
    }),
  });
  expect(sent.status).toBe(202);
  const send = await hands(PSYCHOLOGIST, { api, ...addresses });
  const id = await idOf({ api, ...addresses }, who.lastName);
  const { times } = Times.parse(await send('GET', '/staff/consultation-times'));
  const place = times[0]?.place;
  const starts = times
    .filter((one) => one.place === place)
    .slice(3, 6)
    .map(({ start }) => start);
  await send('POST', `/staff/consultation-requests/${id}/proposals`, { place, mode: 'on-site', starts });
  return { id, who, send };
}

for (const [language, viewport] of [
  ['fr', PHONE],
  ['en', DESK],
] as const) {
  onStage(
    `none of the times suits, and the request is taken back, without a reason (P2; ${language}, ${viewport.width} pixels)`,
    async ({ page, addresses }) => {
      const words = { fr, en }[language];
      const { who } = await aProposal(addresses);
      const { text } = await mailTo(addresses, who.email, 2);
      await page.goto(linkIn(text));
      if (language === 'en') await mouse.press(button(page, fr.frame.otherLanguage));
      await link(page, words.request.none).click();
      await heading(page, words.request.leave.none.title);
      await expectAccessible(page);
      await button(page, words.request.leave.none.yes).click();
      await page.getByText(words.request.said.none).waitFor();
      await page.getByRole('heading', { name: words.request.declined.title }).waitFor();
      await expectAccessible(page);
      await link(page, words.request.withdraw).click();
      await heading(page, words.request.leave.withdraw.title);
      await expectAccessible(page);
      await button(page, words.request.leave.withdraw.yes).click();
      await page.getByRole('heading', { name: words.request.withdrawn.title }).waitFor();
      await expectAccessible(page);
      await button(page, words.own.leave).click();
      await heading(page, words.home.title);
      await page.goto(`${addresses.web}/demande`);
      await heading(page, words.request.dead);
      await expectAccessible(page);
    },
    { viewport, timeout: LONG },
  );
}

for (const viewport of [PHONE, DESK])
  onStage(
    `a colleague hands a request in with the person’s agreement and sees received, then answered; a manager sees counts alone (P3, D4; ${viewport.width} pixels)`,
    async ({ page, context, addresses }) => {
      const words = texts.handIn;
      const lastName = freshName();
      await signInAt(page, addresses, 'social-worker-3', '/pro/demandes/transmettre');
      await heading(page, words.title);
      await button(page, words.send).click();
      await page.getByRole('alert').getByText(words.missing.agreed).waitFor();
      await expectAccessible(page);
      await page.locator('#lastName').fill(lastName);
      await page.locator('#firstName').fill('Lou');
      await page.locator('#phone').fill('01 99 00 44 44');
      await page.getByRole('radio', { name: words.forWhomOptions.self }).check();
      await page.getByRole('radio', { name: words.whoOptions.teenager }).check();
      await page.locator('#situation').selectOption({ label: texts.situations.bereavement });
      await page.locator('#agreed').check();
      await expectAccessible(page);
      await button(page, words.send).click();
      await page.getByText(words.sent).waitFor();
      const mine = page.locator('li', { hasText: lastName });
      await mine.getByText(words.status.received).waitFor();
      await expectAccessible(page);

      const send = await hands(PSYCHOLOGIST, addresses);
      const id = await idOf(addresses, lastName);
      await send('POST', `/staff/consultation-requests/${id}/referral`, {
        to: { kind: 'inside', role: 'mediator' },
        reason: 'separation',
        agreement: { at: new Date().toISOString() },
      });
      await page.reload();
      await mine.getByText(words.status.answered).waitFor();
      expect(await page.locator('main').innerText(), 'nothing more (P3)').not.toMatch(/Orientée/);

      const other = await context.browser()?.newContext({ viewport });
      const desk = await other?.newPage();
      if (desk === undefined) throw new Error('no window');
      await signInAt(desk, addresses, 'manager', '/pro/demandes/chiffres');
      await heading(desk, texts.figures.title);
      await desk.getByText(texts.figures.received).first().waitFor();
      await expectAccessible(desk);
      expect(await desk.locator('main').innerText(), 'D4').not.toContain(lastName);
      await desk.goto(`${addresses.web}/pro/demandes`);
      await desk.getByRole('heading', { level: 1 }).waitFor();
      expect(await desk.locator('main').innerText()).not.toContain(texts.queue.lead);
      await other?.close();
    },
    { viewport, timeout: LONG },
  );
