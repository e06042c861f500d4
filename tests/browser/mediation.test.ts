import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { fr } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import { signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { mailTo } from './support/mailbox.ts';
import {
  aCase,
  answerLink,
  aPerson,
  aProposal,
  consent,
  freeTimes,
  type MadeUp,
  MEDIATOR,
  nameOf,
  partyPage,
} from './support/mediation.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 240_000;
const said = (words: string) => words.replaceAll(' :', '\u00a0:').replaceAll(' ?', '\u00a0?');
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const alone = (page: Page) => button(page, 'Moi seulement').click();

async function type(page: Page, at: number, { firstName, lastName, email }: MadeUp): Promise<void> {
  await page.locator(`#p${at}-lastName`).fill(lastName);
  await page.locator(`#p${at}-firstName`).fill(firstName);
  await page.locator(`#p${at}-email`).fill(email);
}

/** Says yes by the link of the mail, in two steps. */
async function agreeByLink(page: Page): Promise<void> {
  await page.getByRole('link', { name: fr.answer.agree, exact: true }).click();
  await button(page, fr.answer.yes).click();
  await page.getByText(fr.answer.said.yes).waitFor();
}

async function confirmFirst(page: Page): Promise<void> {
  await page.reload();
  await button(page, fr.answer.choose).click();
  await page.getByRole('checkbox').first().check();
  await button(page, fr.answer.send).click();
  await page.getByText(fr.answer.said.dates).waitFor();
}

onStage(
  'a case from its opening to its end: both agree by the link of their mails, confirm a session, one withdraws, the time is free at once, the other hears of it when the mediator releases the message (M2, M3, M5)',
  async ({ page, context, addresses }) => {
    const [alix, billie] = [aPerson('Alix'), aPerson('Billie')];
    await signInAt(page, addresses, MEDIATOR, '/pro/dossiers');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ouvrir un dossier' }).click();
    await page.locator('#p0-lastName').waitFor();
    await button(page, 'Ouvrir le dossier').click();
    await page.getByRole('alert').getByText(said('Personne 2 : Indiquez le nom.')).waitFor();
    await expectAccessible(page);
    await type(page, 0, alix);
    await type(page, 1, billie);
    await page.locator('#origin').selectOption('letter');
    await page.locator('#reason').selectOption('separation');
    await page.locator('#territory').selectOption('creteil');
    await page.getByRole('link', { name: 'Agenda', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor();
    await page.goBack();
    expect(await page.locator('#p1-lastName').inputValue(), 'what was typed').toBe(billie.lastName);
    await button(page, 'Ouvrir le dossier').dblclick();
    await page.getByRole('heading', { level: 1, name: nameOf(alix) }).waitFor();
    await expectAccessible(page);
    const address = page.url();

    for (const person of [alix, billie]) {
      const card = page.getByRole('listitem').filter({ hasText: person.email });
      await card.getByRole('button', { name: 'Demander son accord' }).click();
      await expectAccessible(page);
      await button(page, 'Oui, demander').dblclick();
      await page.getByText(`C’est demandé à ${nameOf(person)}.`).waitFor();
    }
    const [ofAlix, ofBillie] = await Promise.all(
      [alix, billie].map(async (person) => partyPage(context, await answerLink(addresses, person))),
    );
    if (ofAlix === undefined || ofBillie === undefined) throw new Error('two parties');
    for (const own of [ofAlix, ofBillie]) await agreeByLink(own);

    await page.reload();
    await page.getByText('Les réponses sont masquées').waitFor();
    expect(await page.locator('main').innerText(), 'a masked screen').not.toMatch(/accord donné|courriel/i);
    await expectAccessible(page);
    await alone(page);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Proposer une séance' }).click();
    await button(page, 'Proposer à tout le monde').click();
    await page.getByRole('alert').getByText('Choisissez au moins une date.').waitFor();
    await button(page, 'Période suivante').click();
    await page.locator('.chip').first().waitFor();
    const times = page.locator('.chip');
    await times.nth(2).click();
    await times.nth(0).click();
    expect(await page.locator('.chosen-times li').count()).toBe(2);
    await expectAccessible(page);
    await button(page, 'Proposer à tout le monde').dblclick();
    await page.getByRole('heading', { name: 'Dates proposées' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Dates proposées' }).count(), 'proposed once').toBe(1);
    await expectAccessible(page);

    await mailTo(addresses, alix.email, 2);
    await confirmFirst(ofAlix);
    expect(await ofAlix.getByText(fr.answer.status.waiting).count()).toBe(1);
    await confirmFirst(ofBillie);
    await ofBillie.getByText(fr.answer.status.standing).waitFor();
    const [entry] = await Promise.all([
      ofBillie.waitForEvent('download'),
      button(ofBillie, fr.own.calendar).click(),
    ]);
    expect(entry.suggestedFilename()).toBe('rendez-vous.ics');
    const calendar = await readFile(await entry.path(), 'utf8');
    expect(calendar, 'F3').toContain('SUMMARY:Rendez-vous à la Caf');
    expect(calendar).not.toMatch(/médiat/i);
    await expectAccessible(ofBillie);
    await ofAlix.reload();
    await ofAlix.getByText(fr.answer.status.standing).waitFor();
    expect((await mailTo(addresses, billie.email, 3)).text).toContain('est fixé');

    await button(page, 'Actualiser').click();
    await page.getByText('Fixée', { exact: true }).waitFor();
    await expectAccessible(page);
    await ofAlix.getByRole('link', { name: fr.answer.noMore }).click();
    await ofAlix.getByRole('heading', { level: 1, name: fr.answer.noTitle }).waitFor();
    await button(ofAlix, fr.answer.no).click();
    await ofAlix.getByText(fr.answer.said.no).waitFor();

    await button(page, 'Actualiser').click();
    await page.getByText('Un message est retenu').waitFor();
    await page.getByText('il part de lui-même le').waitFor();
    await page.getByText('Un accord a été retiré.').waitFor();
    await expectAccessible(page);
    await ofBillie.reload();
    await ofBillie.getByText(fr.answer.status.standing).waitFor();
    await expect(mailNow(addresses, billie), 'nothing is written to the other').resolves.toBe(3);
    await button(page, `Avec ${nameOf(billie)}`).click();
    await page.getByRole('heading', { name: `Ce que ${nameOf(billie)} peut voir` }).waitFor();
    const turned = await page.locator('main').innerText();
    expect(turned, 'nothing of the other on a screen that is turned').not.toMatch(/retenu|retiré|libérée/i);
    expect(turned).not.toContain(alix.email);
    expect(turned).toContain('Fixée');
    await expectAccessible(page);

    await alone(page);
    await button(page, 'Envoyer le message maintenant').click();
    await expectAccessible(page);
    await button(page, 'Oui, envoyer').click();
    await page.getByText('Le message est parti.').waitFor();
    expect((await mailTo(addresses, billie.email, 4)).text).toContain('a mis fin à vos rendez-vous');
    await ofBillie.reload();
    await ofBillie.getByText(fr.answer.closed).waitFor();
    await expectAccessible(ofBillie);

    await button(page, 'Clore le dossier').click();
    await button(page, 'Clore le dossier').last().click();
    await page.getByRole('alert').getByText('Choisissez une issue.').waitFor();
    await page.getByRole('radio', { name: /^Arrêt/ }).check();
    await button(page, 'Clore le dossier').last().click();
    await page.getByText('Le dossier est clos.').waitFor();
    await button(page, 'Corriger l’issue').click();
    await page.getByRole('radio', { name: /^Orientation/ }).check();
    await button(page, 'Enregistrer l’issue').click();
    await page.getByText('L’issue est corrigée.').waitFor();
    await expectAccessible(page);
    expect(page.url()).toBe(address);
    expect(await page.title(), 'nobody in the history').not.toContain(alix.lastName);
  },
  { viewport: DESK, timeout: LONG },
);

/** How many mails this person has now. */
async function mailNow({ mailbox }: { mailbox: string }, { email }: MadeUp): Promise<number> {
  return (await (await fetch(`${mailbox}/store`)).text()).split(`"${email}"`).length - 1;
}

onStage(
  'a withdrawal gives the mediator’s time back at once, and what is answered by voice is taken down (M2, F1)',
  async ({ page, addresses }) => {
    const one = await aCase(addresses, { by: 'none' });
    const { starts } = await aProposal(one);
    const isFree = async () =>
      (await freeTimes(one.send)).filter(({ start }) => starts.includes(start)).length;
    expect(await isFree(), 'held').toBe(0);
    await signInAt(page, addresses, MEDIATOR, `/pro/dossiers/${one.id}`);
    await alone(page);
    await button(page, 'Noter sa réponse').first().click();
    await expectAccessible(page);
    await button(page, 'Enregistrer sa réponse').click();
    await page.getByRole('alert').getByText('Cochez au moins une date').waitFor();
    await page.getByRole('checkbox').first().check();
    await button(page, 'Enregistrer sa réponse').click();
    await page.getByText(`La réponse de ${nameOf(one.people[0])} est notée.`).waitFor();
    const card = page.getByRole('listitem').filter({ hasText: one.people[1].email });
    await card.getByRole('button', { name: 'Noter qu’elle retire son accord' }).click();
    await expectAccessible(page);
    await button(page, 'Oui, noter ce refus').click();
    await page.getByText('Un message est retenu').waitFor();
    await expectAccessible(page);
    expect(await isFree(), 'free again').toBe(2);
    await card.getByRole('button', { name: 'Noter qu’elle est d’accord' }).click();
    await button(page, 'Oui, noter son accord').click();
    await page.getByRole('link', { name: 'Proposer une séance' }).waitFor();
  },
  { viewport: PHONE, timeout: LONG },
);

onStage(
  'two tabs and a colleague: what changed meanwhile is said, and the page shows how it stands now (M2)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const one = await aCase(addresses);
    await signInAt(page, addresses, MEDIATOR, `/pro/dossiers/${one.id}`);
    await alone(page);
    await button(page, 'Demander son accord').first().click();
    await consent(one, one.parties[0], 'given');
    await button(page, 'Oui, demander').click();
    await page.getByText('Cette personne a déjà donné son accord.').waitFor();
    await page.getByText('Accord donné', { exact: true }).waitFor();
    await expectAccessible(page);
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'a mediator works by keyboard alone: shows, records, proposes, cancels, and the focus follows (M2)',
  async ({ page, addresses }) => {
    const one = await aCase(addresses);
    const { press } = keyboard;
    await signInAt(page, addresses, MEDIATOR, `/pro/dossiers/${one.id}`);
    await press(button(page, 'Moi seulement'));
    for (const person of one.people) {
      const card = page.getByRole('listitem').filter({ hasText: person.email });
      await press(card.getByRole('button', { name: 'Noter qu’elle est d’accord' }));
      await press(button(page, 'Oui, noter son accord'));
      const done = `L’accord de ${nameOf(person)} est noté.`;
      await page.getByText(done).waitFor();
      await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(done);
    }
    await press(page.getByRole('link', { name: 'Proposer une séance' }));
    await press(button(page, 'Période suivante'));
    await press(page.locator('.chip').last());
    await press(button(page, 'Proposer à tout le monde'));
    await page.getByRole('heading', { name: 'Dates proposées' }).waitFor();
    await press(button(page, 'Annuler cette séance'));
    await press(button(page, 'Oui, annuler la séance'));
    await page.getByText('La séance est annulée.').waitFor();
    await press(button(page, 'Masqué'));
    await page.getByText('Les réponses sont masquées').waitFor();
  },
  { viewport: DESK, timeout: LONG },
);
