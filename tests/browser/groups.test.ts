import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { texts as desk } from '../../web/pro/desk/texts.fr.ts';
import { texts } from '../../web/pro/group/texts.fr.ts';
import { fr as caf } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import { askForCode, giveCode, heading, sayWho, TEXTS } from './support/booking.ts';
import { freshName, hands, signInAt } from './support/desk.ts';
import { aSession, begun, crowd, freeHalfDay, GROUP_SERVICE, registered } from './support/groups.ts';
import { codeIn, freshAddress, linkIn, mailTo } from './support/mailbox.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';
import { offerLink, words as waitingWords } from './support/waiting.ts';

withBrowser();

const LONG = 180_000;
const { own, ask } = waitingWords;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** From the list of services to the sessions that have a free seat. */
async function toSessions(page: Page, web: string, language: 'fr' | 'en'): Promise<void> {
  const words = TEXTS[language];
  await page.goto(`${web}/reserver`);
  if (language === 'en') await page.getByRole('button', { name: caf.frame.otherLanguage }).click();
  await page
    .locator('.service-card a', { hasText: language === 'fr' ? 'Information collective' : 'roup' })
    .click();
  await heading(page, words.booking.sessions.title);
  await page.locator('.session').first().waitFor();
}

for (const { viewport, professional, language } of [
  { viewport: PHONE, professional: 'social-worker', language: 'fr' },
  { viewport: DESK, professional: 'social-worker-2', language: 'en' },
] as const)
  onStage(
    `a session fills up to its last seat while somebody looks at it; they are told and find another, at ${viewport.width} pixels, in ${language}`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/409/);
      const words = TEXTS[language].booking;
      const send = await hands('secretariat', addresses);
      const full = await aSession(send, professional, 4, 5);
      const other = await aSession(send, professional, 9, 12);
      await toSessions(page, addresses.web, language);
      await expectAccessible(page);
      await page.getByRole('link', { name: words.before }).click();
      await heading(page, words.service.title);
      await page.goBack();
      await heading(page, words.sessions.title);
      const list = page.locator('.session');
      const wanted = list.filter({ hasText: words.sessions.seats(4) }).first();
      await wanted.waitFor();

      const answers = await crowd(addresses, full, 12);
      expect(answers.filter((status) => status === 201)).toHaveLength(4);
      expect(answers.filter((status) => status === 409)).toHaveLength(8);

      await wanted.getByRole('button').click();
      await page.getByText(words.sessions.kept).waitFor();
      await expectAccessible(page);
      expect(await page.locator('main').innerText()).not.toContain(words.sessions.seats(4));
      const left = page.locator('.session', { hasText: words.sessions.seats(9) }).first();
      await left.getByRole('button').click();
      await heading(page, words.person.title);
      const email = freshAddress('reunion');
      await sayWho(page, email, { language, mode: 'on-site' });
      await expectAccessible(page);
      await askForCode(page, { language });
      await giveCode(page, addresses, email, { language });
      await expectAccessible(page);
      const mail = await mailTo(addresses, email, 2);
      expect(mail.subject).toBe('Votre rendez-vous à la Caf');
      expect(mail.text).not.toMatch(/réunion|collective/i);

      await page.goto(linkIn(mail.text));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expectAccessible(page);
      const { registered } = await send('GET', `/staff/groups/${other.id}`);
      expect(registered).toBe(1);
    },
    { viewport, timeout: LONG },
  );

for (const { viewport, professional } of [
  { viewport: DESK, professional: 'social-worker-3' },
  { viewport: PHONE, professional: 'social-worker-4' },
])
  onStage(
    `the secretariat fixes a session, registers somebody on the phone, prints the sheet, adds seats and cancels, at ${viewport.width} pixels`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/40[09]/);
      const send = await hands('secretariat', addresses);
      const { date, time, place } = await freeHalfDay(send, professional, 20);
      await signInAt(page, addresses, 'secretariat', '/pro/reunions');
      await page.getByRole('heading', { name: texts.list.ahead }).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: texts.list.open }).click();
      await heading(page, texts.form.title);
      await button(page, texts.form.send).click();
      await page.getByRole('alert').getByText(texts.form.missing.place).waitFor();
      await expectAccessible(page);
      await page.locator('#place').selectOption(place);
      await page.locator('#date').fill(date);
      await page.locator('#time').fill('4:00');
      await page.locator('#first').selectOption(professional);
      await page.locator('#seats').fill('2');
      await button(page, texts.form.send).click();
      await page.getByRole('alert').getByText('ne reçoit pas à cette heure').waitFor();
      await expectAccessible(page);
      await page.locator('#time').fill(time);
      await button(page, texts.form.send).click();
      await page.getByText(texts.form.opened).waitFor();
      await page.getByText(texts.seats(0, 2)).waitFor();
      await expectAccessible(page);
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';

      await button(page, texts.one.register).click();
      const lastName = freshName();
      const email = freshAddress('inscription');
      await page.locator('#lastName').fill(lastName);
      await page.locator('#firstName').fill('Billie');
      await page.locator('#email').fill(email);
      await page.locator('#agreement').check();
      await button(page, desk.book.toCheck).click();
      await button(page, desk.book.confirm).click();
      await page.getByText(`Billie ${lastName}`).first().waitFor();

      await page.goto(`${addresses.web}/pro/reunions/${id}`);
      await page.getByRole('link', { name: `Billie ${lastName}` }).waitFor();
      await page.getByText(texts.left(1)).waitFor();
      await expectAccessible(page);
      await button(page, texts.more.label).click();
      await page.locator('#more-seats').fill('1');
      await button(page, texts.more.send).click();
      await page.getByRole('alert').getByText(texts.more.missing(2)).waitFor();
      await page.locator('#more-seats').fill('5');
      await button(page, texts.more.send).click();
      await page.getByText(texts.more.done(5)).waitFor();
      await expectAccessible(page);

      await page.getByRole('link', { name: texts.one.sheet }).click();
      await heading(page, texts.sheet.title);
      await page.getByRole('rowheader', { name: `${lastName} Billie` }).waitFor();
      await expectAccessible(page);
      await page.emulateMedia({ media: 'print' });
      expect(await button(page, texts.sheet.print).isVisible()).toBe(false);
      expect(await page.getByRole('rowheader', { name: `${lastName} Billie` }).isVisible()).toBe(true);
      await page.emulateMedia({ media: null });
      await page.getByRole('link', { name: texts.sheet.back }).click();

      await button(page, texts.cancel.label).click();
      await page.getByText(texts.cancel.words(1)).waitFor();
      await expectAccessible(page);
      await button(page, texts.cancel.yes).click();
      await page.getByText(texts.cancel.done).waitFor();
      await expectAccessible(page);
      const mail = await mailTo(addresses, email, 2);
      expect(mail.subject).toBe('Votre rendez-vous à la Caf');
      expect(mail.text).toContain('La Caf a dû annuler votre rendez-vous');
      expect(mail.text).not.toMatch(/réunion|collective/i);
      const slots = await fetch(`${addresses.api}/v1/cafs/94/slots?service=${GROUP_SERVICE}`);
      expect(await slots.text()).not.toContain(id);
    },
    { viewport, timeout: LONG },
  );

onStage(
  'a full session: one asks to be told, a seat comes free, the first in order takes it by the link of the mail',
  async ({ page, addresses }) => {
    const send = await hands('secretariat', addresses);
    const full = await aSession(send, 'social-worker-5', 1, 26);
    const { id } = await registered(send, full);
    const email = freshAddress('place');
    await toSessions(page, addresses.web, 'fr');
    await page.getByRole('link', { name: caf.booking.sessions.tellMe.link }).click();
    await heading(page, ask.title);
    await expectAccessible(page);
    await page.locator('#place').selectOption(full.place);
    await page.locator('#firstName').fill('Alix');
    await page.locator('#lastName').fill(freshName());
    await page.locator('#email').fill(email);
    await page.locator('#until').fill(full.start.slice(0, 10));
    await button(page, ask.send).click();
    await heading(page, caf.booking.code.title);
    await page.locator('#code').fill(codeIn((await mailTo(addresses, email)).text));
    await button(page, caf.booking.code.confirm).click();
    await heading(page, ask.done);

    await send('POST', `/staff/appointments/${id}/cancel`, { reason: 'person-asked' });
    await page.goto(await offerLink(addresses, email));
    await page.getByText(own.status.offered).waitFor();
    await expectAccessible(page);
    expect((await send('GET', `/staff/groups/${full.id}`))['seatsLeft'], 'kept for them').toBe(0);
    await button(page, own.yes).click();
    await page.getByText(own.said.yes).waitFor();
    await expectAccessible(page);
    const after = await send('GET', `/staff/groups/${full.id}`);
    expect([after['registered'], after['seatsLeft']]).toEqual([1, 0]);
  },
  { viewport: PHONE, timeout: LONG },
);

onStage(
  'who came and how it went is said once the session has begun, and can be corrected',
  async ({ page, addresses }) => {
    const send = await hands('secretariat', addresses);
    const session = await aSession(send, 'social-worker-6', 5, 33);
    const people = [await registered(send, session), await registered(send, session)];
    await begun(
      session,
      people.map(({ id }) => id),
    );
    await signInAt(page, addresses, 'secretariat', `/pro/reunions/${session.id}`);
    await page.getByRole('heading', { name: texts.attendance.title }).waitFor();
    await expectAccessible(page);
    await button(page, texts.attendance.send).click();
    await page.getByRole('alert').getByText(texts.attendance.missing).waitFor();
    await button(page, texts.closing.send).click();
    await page.getByRole('alert').getByText(texts.closing.missing).waitFor();
    await expectAccessible(page);
    await button(page, texts.attendance.everybody).click();
    await button(page, texts.attendance.send).click();
    await page.getByText(texts.attendance.done).waitFor();
    await page.getByRole('radio', { name: texts.came.late }).first().check();
    await button(page, texts.attendance.send).click();
    await page.locator('.lines').getByText(texts.came.late).waitFor();
    await page.getByRole('radio', { name: texts.outcomes.held, exact: true }).check();
    await button(page, texts.closing.send).click();
    await page.getByText(texts.closing.done).waitFor();
    await expectAccessible(page);
    expect((await send('GET', `/staff/groups/${session.id}`))['outcome']).toBe('held');
  },
  { viewport: PHONE, timeout: LONG },
);
