import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import { expectAccessible } from './support/axe.ts';
import { signOut } from './support/campaigns.ts';
import {
  booked,
  freshName,
  type Hands,
  hands,
  localDate,
  RIGHTS,
  signInAt,
  timesOf,
  WAYS,
} from './support/desk.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const AWAY = 'social-worker-7';
const Listed = z.object({
  disruptions: z.array(z.object({ id: z.string(), from: z.string().optional(), waiting: z.number() })),
});
/** Each test makes a day of its own go away. */
let week = 3;

interface Guest {
  readonly firstName: string;
  readonly email?: string;
  readonly phone?: string;
}

/** People booked on one day, on which the professional is then away. */
async function aDisruptedDay(send: Hands, guests: readonly Guest[], lastName: string): Promise<string> {
  week += 1;
  const times = await timesOf(send, AWAY, RIGHTS, 7 * week);
  const date = times
    .map(({ start }) => start.slice(0, 10))
    .find((day, at, all) => all[at + guests.length - 1] === day);
  const ofDay = times.filter(({ start }) => start.startsWith(String(date)));
  for (const [at, guest] of guests.entries())
    await booked(send, ofDay[at], { professional: AWAY, person: { ...guest, lastName } });
  await send('POST', '/staff/absences', {
    professional: AWAY,
    from: { date, time: '00:00' },
    to: { date, time: '24:00' },
  });
  await expect
    .poll(async () => await disruptionOn(send, String(date)), { timeout: 30_000 })
    .not.toBe(undefined);
  return (await disruptionOn(send, String(date))) ?? '';
}

async function disruptionOn(send: Hands, date: string): Promise<string | undefined> {
  const { disruptions } = Listed.parse(await send('GET', '/staff/disruptions'));
  return disruptions.find(({ from }) => from === date)?.id;
}

const person = (page: Page, name: string) => page.locator('ol > li').filter({ hasText: name });

for (const { viewport, hand, by } of WAYS)
  onStage(
    `people touched by an absence are moved with their agreement, offered times, or cancelled in the Caf’s name (B11, F1; ${by})`,
    async ({ page, addresses }) => {
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      const email = freshAddress('basile');
      const id = await aDisruptedDay(
        send,
        [
          { firstName: 'Anouk', phone: '0199001901' },
          { firstName: 'Basile', email },
          { firstName: 'Cyril', phone: '0199001902' },
        ],
        lastName,
      );
      await signInAt(page, addresses, 'secretariat', '/pro/a-replacer');
      await page.locator(`a[href="/pro/a-replacer/${id}"]`).waitFor();
      await expectAccessible(page);
      await hand.press(page.locator(`a[href="/pro/a-replacer/${id}"]`));
      // The list of before may hold other days on which three people wait.
      await page.getByText('Autres heures possibles').first().waitFor();
      await page.getByText('3 personnes attendent').waitFor();
      await expectAccessible(page);

      const anouk = person(page, `Anouk ${lastName}`);
      await hand.press(anouk.getByRole('button', { name: 'Replacer…' }));
      await hand.press(anouk.getByRole('button', { name: 'Replacer', exact: true }));
      await anouk.getByText('Sans l’accord de la personne').first().waitFor();
      await expectAccessible(page);
      await hand.choose(anouk.getByRole('checkbox', { name: 'La personne est d’accord' }));
      await hand.press(anouk.getByRole('button', { name: 'Replacer', exact: true }));
      await page.getByText('À appeler\u00a0: la personne est dans la liste').waitFor();
      await page.getByText('2 personnes attendent. Vous vous êtes occupé d’une personne.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Anouk');

      const basile = person(page, `Basile ${lastName}`);
      await hand.press(basile.getByRole('button', { name: 'Proposer…' }));
      await expectAccessible(page);
      await hand.press(basile.getByRole('button', { name: /^Proposer (ces \d heures|cette heure)$/ }));
      await page.getByText('Un e-mail part tout de suite.').waitFor();
      await basile.getByText('Heures proposées, réponse attendue').waitFor();
      await expectAccessible(page);
      await mailTo(addresses, email, 2);

      const cyril = person(page, `Cyril ${lastName}`);
      await hand.press(cyril.getByRole('button', { name: 'Annuler…' }));
      await expectAccessible(page);
      await hand.press(cyril.getByRole('button', { name: 'Revenir' }));
      await hand.press(cyril.getByRole('button', { name: 'Annuler…' }));
      await hand.press(cyril.getByRole('button', { name: 'Annuler au nom de la Caf' }));
      await cyril.waitFor({ state: 'detached' });
      await page.getByText('Une personne a reçu des heures au choix').waitFor();
      await expectAccessible(page);
    },
    { viewport, timeout: 180_000 },
  );

for (const { viewport, hand, by } of WAYS)
  onStage(
    `several people are offered their own times, or cancelled, in one go (B11; ${by})`,
    async ({ page, addresses, expectErrors }) => {
      // What is offered to the first takes times proposed to the second, who is then given others.
      expectErrors(/409/);
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      const email = freshAddress('dora');
      const id = await aDisruptedDay(
        send,
        [
          { firstName: 'Dora', email },
          { firstName: 'Elio', phone: '0199001903' },
        ],
        lastName,
      );
      await signInAt(page, addresses, 'secretariat', `/pro/a-replacer/${id}`);
      await hand.press(page.getByRole('button', { name: 'Tout choisir' }));
      await page.getByText('2 personnes choisies.').waitFor();
      await hand.press(page.getByRole('button', { name: 'Proposer à chacun ses heures' }));
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: 'Oui, proposer' }));
      await page.getByText('2 situations réglées\u00a0: 1 par e-mail, 1 à appeler.').waitFor();
      await page.getByText('2 personnes ont reçu des heures au choix').waitFor();
      await expectAccessible(page);
      await hand.choose(page.getByRole('checkbox', { name: `Choisir Elio ${lastName}` }));
      await hand.press(page.getByRole('button', { name: 'Annuler pour toutes ces personnes' }));
      await hand.press(page.getByRole('button', { name: 'Oui, annuler' }));
      await person(page, `Elio ${lastName}`).waitFor({ state: 'detached' });
      await page.getByText('Une personne a reçu des heures au choix').waitFor();
      await expectAccessible(page);
    },
    { viewport, timeout: 180_000 },
  );

onStage(
  'a mediator’s people are the mediator’s to settle: reception sees names and hours only (D6)',
  async ({ page, addresses }) => {
    const send = await hands('secretariat', addresses);
    const service = 'entretien-information-mediation';
    const lastName = freshName();
    const [slot] = await timesOf(send, 'mediator-2', service, 25);
    await booked(send, slot, {
      professional: 'mediator-2',
      service,
      person: { firstName: 'Farah', lastName, phone: '0199001904' },
    });
    const date = slot?.start.slice(0, 10) ?? '';
    const mediator = await hands('mediator-2', addresses);
    await mediator('POST', '/staff/absences', { from: { date, time: '00:00' }, to: { date, time: '24:00' } });
    await expect.poll(() => disruptionOn(send, date), { timeout: 30_000 }).not.toBe(undefined);
    const id = await disruptionOn(send, date);
    await signInAt(page, addresses, 'secretariat', `/pro/a-replacer/${id}`);
    await page.getByText('règle ces rendez-vous').waitFor();
    await person(page, `Farah ${lastName}`).waitFor();
    expect(await page.getByRole('button', { name: 'Annuler' }).count()).toBe(0);
    await expectAccessible(page);
  },
);

const Times = z.object({ times: z.array(z.object({ start: z.string(), place: z.string() })) });
const Requests = z.object({
  requests: z.array(z.object({ id: z.string(), person: z.object({ lastName: z.string() }) })),
});
const WithId = z.object({ id: z.string() });
const AWAY_TOO = 'psychologist-3';

/** On one day: an hour proposed on a request, and a group session after it. */
async function anEngagedDay({ desk, own }: { desk: Hands; own: Hands }) {
  const lastName = freshName();
  const agreement = { at: new Date(Date.now() - 60_000).toISOString() };
  await desk('POST', '/staff/consultation-requests', {
    ...{ person: { firstName: 'Gaëlle', lastName, email: freshAddress('gaelle') }, contact: { by: 'email' } },
    ...{ who: 'adult', forWhom: 'self', situation: 'other', agreement },
  });
  const { requests } = Requests.parse(await own('GET', '/staff/consultation-requests'));
  const request = requests.find((one) => one.person.lastName === lastName)?.id ?? '';
  const period = new URLSearchParams({ from: localDate(60), to: localDate(80) });
  const { times } = Times.parse(await own('GET', `/staff/consultation-times?${period}`));
  const day = ({ start }: { start: string }) => start.slice(0, 10);
  const from = times.findIndex(
    (time, at) => times.slice(at, at + 4).filter((one) => day(one) === day(time)).length === 4,
  );
  const [first, second] = times.slice(from);
  if (first === undefined || second === undefined) throw new Error('no time is left');
  const { start, place } = first;
  await own('POST', `/staff/consultation-requests/${request}/proposals`, {
    ...{ place, mode: 'on-site', starts: [start] },
  });
  const group = WithId.parse(
    await desk('POST', '/staff/groups', {
      ...{ service: 'information-collective', place, mode: 'on-site', start: second.start },
      ...{ animators: [AWAY_TOO], seats: 12 },
    }),
  ).id;
  return { request, group, date: start.slice(0, 10), lastName };
}

for (const { viewport, hand, by } of WAYS)
  onStage(
    `hours proposed and a group session stand on the list too, each with the way to it for those who may (B11, P3; ${by})`,
    async ({ page, addresses }) => {
      const own = await hands(AWAY_TOO, addresses);
      const desk = await hands('secretariat', addresses);
      const { request, group, date, lastName } = await anEngagedDay({ desk, own });
      await signInAt(page, addresses, AWAY_TOO, `/pro/agenda?vue=semaine&le=${date}`);
      await page.locator(`a[href="/pro/demandes/${request}"]`, { hasText: 'Heure proposée' }).waitFor();
      await expectAccessible(page);
      await page.goto(`${addresses.web}/pro/disponibilites?vue=absence`);
      await hand.choose(page.getByLabel('Une journée'));
      await page.getByLabel('Quel jour ?').fill(date);
      await hand.press(page.getByRole('button', { name: 'Noter cette absence' }));
      await page.getByText('2 rendez-vous déjà pris ou proposés ne tiennent plus').waitFor();
      await page.getByText('heure proposée à une personne').waitFor();
      await expectAccessible(page);
      await expect.poll(() => disruptionOn(own, date)).not.toBe(undefined);
      const id = await disruptionOn(own, date);

      await page.goto(`${addresses.web}/pro/a-replacer/${id}`);
      await page.getByRole('heading', { name: 'Séances et heures proposées' }).waitFor();
      await expectAccessible(page);
      expect(await page.locator('main').innerText()).not.toContain(lastName);
      await hand.press(page.getByRole('link', { name: /^Ouvrir la demande/ }));
      await page.waitForURL(`${addresses.web}/pro/demandes/${request}`);

      await signOut(page, addresses.web);
      await signInAt(page, addresses, 'secretariat', `/pro/a-replacer/${id}`);
      await page.getByText('heure proposée à une personne').waitFor();
      expect(await page.getByRole('link', { name: /^Ouvrir la demande/ }).count()).toBe(0);
      expect(await page.locator('main').innerText()).not.toContain(lastName);
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: /^Ouvrir la réunion/ }));
      await page.waitForURL(`${addresses.web}/pro/reunions/${group}`);
    },
    { viewport, timeout: 180_000 },
  );
