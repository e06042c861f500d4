import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { pagesOf } from './support/campaigns.ts';
import { booked, hands, RIGHTS, signInAt, timesOf } from './support/desk.ts';
import { aCase, aPerson, consent, MEDIATOR, nameOf, WAYS } from './support/mediation.ts';
import { aPastInterview, aPastSession, bookSideBySide } from './support/mediation-past.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 180_000;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const alone = (page: Page) => button(page, 'Moi seulement').click();

onStage(
  'who came is said once the session is over, and each person’s certificate names nobody else (M3, M6)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    const one = await aCase(addresses);
    const [alix, billie] = one.people;
    for (const party of one.parties) await consent(one, party, 'given');
    await aPastSession(one);
    await signInAt(page, addresses, MEDIATOR, '/pro/dossiers');
    await page
      .getByRole('listitem')
      .filter({ hasText: alix.lastName })
      .getByText('Dire qui est venu')
      .waitFor();
    await page.getByRole('link', { name: nameOf(alix) }).click();
    await alone(page);
    await button(page, 'Dire qui est venu').click();
    await button(page, 'Enregistrer les présences').click();
    await page.getByRole('alert').getByText(nameOf(billie)).waitFor();
    await expectAccessible(page);
    await page
      .getByRole('group', { name: nameOf(alix) })
      .getByLabel('Présente', { exact: true })
      .check();
    await page
      .getByRole('group', { name: nameOf(billie) })
      .getByLabel('Absente')
      .check();
    await button(page, 'Enregistrer les présences').click();
    await page.getByText('Les présences sont notées.').waitFor();
    await page.getByText(`${nameOf(billie)} : absente`).waitFor();
    await expectAccessible(page);
    expect(await page.getByRole('link', { name: 'Attestation de présence' }).count(), 'who came').toBe(1);
    await page.getByRole('link', { name: 'Attestation de présence' }).click();
    await page.getByText('atteste avoir reçu').waitFor();
    const paper = await page.locator('main').innerText();
    expect(paper).toContain(nameOf(alix));
    expect(paper).not.toContain(billie.lastName);
    expect(paper).not.toMatch(/médiat/i);
    await expectAccessible(page);
    const printed = await pagesOf(await page.pdf({ displayHeaderFooter: true, preferCSSPageSize: true }));
    expect(printed.length, 'one sheet').toBe(1);
    const sheet = printed.flat().join(' ');
    expect(sheet).toContain('atteste avoir reçu');
    expect(sheet, 'no address, no matter (F3)').not.toMatch(/https?:|\/pro\/|médiat|Imprimer|Revenir/i);
    await page.getByRole('link', { name: 'Revenir au dossier' }).click();
    await page.getByText('Les personnes').waitFor();
    await page.goto(`${addresses.web}/pro/dossiers/${one.id}/attestation/${one.parties[1]}`);
    await page.getByText('il n’y a rien à attester').waitFor();
    await expectAccessible(page);
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'a case is opened from the appointment of an information interview (M1)',
  async ({ page, addresses }) => {
    const [alix, billie] = [aPerson('Alix'), aPerson('Billie')];
    const interview = await aPastInterview(alix);
    await signInAt(page, addresses, MEDIATOR, `/pro/rendez-vous/${interview}`);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Ouvrir une médiation' }).click();
    await page.locator('#p0-interview').waitFor();
    expect(await page.locator('#p0-interview').inputValue()).toBe(interview);
    await page.locator('#p1-lastName').fill(billie.lastName);
    await page.locator('#p1-firstName').fill(billie.firstName);
    await page.locator('#p1-phone').fill('0199001297');
    await page.locator('#origin').selectOption('self');
    await page.locator('#reason').selectOption('visiting');
    await page.locator('#territory').selectOption('elsewhere');
    await expectAccessible(page);
    await button(page, 'Ouvrir le dossier').click();
    await page.getByRole('heading', { level: 3, name: nameOf(alix) }).waitFor();
    await page.getByText('Hors du département').waitFor();
    await page.getByRole('link', { name: 'Voir son entretien d’information' }).waitFor();
    await expectAccessible(page);
  },
  { viewport: PHONE, timeout: LONG },
);

/** A window of somebody else: another sign-in at the same time. */
async function elsewhere(
  context: BrowserContext,
  viewport: { width: number; height: number },
): Promise<Page> {
  const other = await context
    .browser()
    ?.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  if (other === undefined) throw new Error('no browser');
  return await other.newPage();
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `any staff member protects a person; the mediator sees it, nobody can propose a session, and it is lifted (M7; ${by})`,
    async ({ page, context, addresses }) => {
      const one = await aCase(addresses);
      const [alix] = one.people;
      for (const party of one.parties) await consent(one, party, 'given');
      await signInAt(page, addresses, 'benefits-adviser', '/pro/proteger');
      await hand.press(button(page, 'Enregistrer'));
      await page.getByRole('alert').getByText('Choisissez au moins un repère.').waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#mark-lastName'), alix.lastName);
      await hand.type(page.locator('#mark-firstName'), alix.firstName);
      await hand.type(page.locator('#mark-email'), alix.email);
      await hand.choose(page.getByRole('checkbox', { name: /Pas de séance commune/ }));
      await hand.press(button(page, 'Enregistrer'));
      await page.getByText(`C’est enregistré pour ${nameOf(alix)}.`).waitFor();
      expect(await button(page, 'Voir les repères').count(), 'seen by two professions only').toBe(0);
      await expectAccessible(page);

      const desk = await elsewhere(context, viewport);
      await signInAt(desk, addresses, MEDIATOR, `/pro/dossiers/${one.id}`);
      await alone(desk);
      await desk.getByText('Aucune séance commune n’est possible').waitFor();
      await expectAccessible(desk);
      expect(await desk.getByRole('link', { name: 'Proposer une séance' }).count()).toBe(0);
      await desk.goto(`${addresses.web}/pro/dossiers/${one.id}/seance`);
      await desk.locator('.chip').last().click();
      await button(desk, 'Proposer à tout le monde').click();
      await desk.getByRole('alert').getByText('Aucune séance commune n’est possible').waitFor();
      expect(await desk.locator('.chosen-times li').count(), 'what was chosen is kept').toBe(1);
      await expectAccessible(desk);
      await desk.goto(`${addresses.web}/pro/proteger`);
      await desk.locator('#mark-lastName').fill(alix.lastName);
      await desk.locator('#mark-firstName').fill(alix.firstName);
      await desk.locator('#mark-email').fill(alix.email);
      await button(desk, 'Voir les repères').click();
      await button(desk, /^Retirer/).click();
      await expectAccessible(desk);
      await button(desk, 'Oui, retirer').click();
      await desk.getByText('Aucun repère n’est posé').waitFor();
      await expectAccessible(desk);
      await desk.context().close();
    },
    { viewport, timeout: LONG },
  );
}

onStage(
  'a person found by the secretariat is protected where they are shown (M7)',
  async ({ page, addresses }) => {
    const person = aPerson('Camille');
    const send = await hands('secretariat', addresses);
    const [slot] = await timesOf(send, 'social-worker-8', RIGHTS, 12);
    await booked(send, slot, { professional: 'social-worker-8', person });
    await signInAt(page, addresses, 'secretariat', '/pro/personnes');
    await page.locator('#lastName').fill(person.lastName);
    await button(page, 'Rechercher').click();
    await button(page, `Protéger cette personne : ${nameOf(person)}`).click();
    await page.getByRole('checkbox', { name: /Contact discret/ }).check();
    await expectAccessible(page);
    await button(page, 'Enregistrer').click();
    await page.getByText(`C’est enregistré pour ${nameOf(person)}.`).waitFor();
    await expectAccessible(page);
  },
  { viewport: PHONE, timeout: LONG },
);

onStage(
  'who must not be written to is called: the list says what to say and leads to the case (F4, D6)',
  async ({ page, addresses }) => {
    const one = await aCase(addresses, { by: 'none', discreet: true });
    const [alix] = one.people;
    await consent(one, one.parties[0], 'asked');
    await signInAt(page, addresses, MEDIATOR, '/pro/a-appeler');
    const line = page.getByRole('listitem').filter({ hasText: nameOf(alix) });
    await line.getByText('Accord à demander').waitFor();
    await line.getByText('Vous êtes libre de dire oui ou non').waitFor();
    await expectAccessible(page);
    await line.getByRole('link', { name: 'Ouvrir le dossier' }).click();
    await page.getByText('Les réponses sont masquées').waitFor();
  },
  { viewport: PHONE, timeout: LONG },
);

onStage(
  'two people of one case who book side by side are a silent warning to the mediator alone (B7)',
  async ({ page, addresses }) => {
    const one = await aCase(addresses);
    await bookSideBySide(addresses, one.people);
    await signInAt(page, addresses, MEDIATOR, '/pro/dossiers');
    const warning = page.locator('.notice').filter({ hasText: one.people[0].lastName });
    await warning.getByText('Deux personnes d’un même dossier pourraient se croiser').waitFor();
    expect(await warning.getByRole('link', { name: /Ouvrir ce rendez-vous/ }).count()).toBe(2);
    await expectAccessible(page);
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'calls are counted once each, and the figures can be read, seen and taken away (B6, D4)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'mediator', '/pro/dossiers');
    await button(page, 'Noter l’appel').click();
    await page.getByRole('alert').getByText('Choisissez le motif de l’appel.').waitFor();
    await expectAccessible(page);
    for (let calls = 1; calls <= 2; calls += 1) {
      await page.locator('#call-reason').selectOption('redirection');
      await button(page, 'Noter l’appel').dblclick();
      await page.getByText('L’appel est noté').waitFor();
    }
    await page.getByRole('link', { name: 'Voir l’activité' }).click();
    const calls = page.getByRole('region', { name: 'Appels, par motif' });
    await calls.getByText('2\u00a0appels').waitFor();
    await calls.getByText('Voir mois par mois').click();
    expect(await calls.getByRole('rowheader', { name: 'Orientation ailleurs' }).count()).toBe(1);
    await expectAccessible(page);
    const taking = page.waitForEvent('download');
    await button(page, 'Télécharger (CSV)').click();
    const file = await taking;
    expect(file.suggestedFilename(), 'F3').toMatch(/^activite_\d{4}\.csv$/);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv).toMatch(/^\ufeffTableau;Unité;Ligne;Janv\./);
    expect(csv).toMatch(/Appels, par motif;appels;Orientation ailleurs;.*;2\r\n/);
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'a manager sees the Caf’s figures without small groups, and no case (D4, D6)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'manager', '/pro/activite');
    await page.getByText('moins de cinq personnes').waitFor();
    await expectAccessible(page);
    await page.goto(`${addresses.web}/pro/dossiers`);
    await page.getByText('Cette page n’est pas pour votre rôle').waitFor();
  },
  { viewport: PHONE, timeout: LONG },
);
