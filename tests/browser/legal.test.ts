import { expect } from 'vitest';
import { RETENTION } from '../../shared/domain/retention.ts';
import { expectAccessible } from './support/axe.ts';
import { heading, TEXTS } from './support/booking.ts';
import { keyboard } from './support/hands.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const { fr, en } = TEXTS;

onStage('the legal pages are reached from every page by keyboard', async ({ page, addresses }) => {
  for (const [label, title] of [
    [fr.frame.personalData, fr.legal.data.title],
    [fr.frame.accessibility, fr.legal.accessibility.title],
    [fr.frame.cookies, fr.legal.cookies.title],
  ]) {
    await page.goto(`${addresses.web}/invitation`);
    await keyboard.press(page.getByRole('link', { name: label ?? '' }));
    await heading(page, title ?? '');
  }
});

onStage('what is said of keeping is what the service does (D2)', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}/donnees-personnelles`);
  await heading(page, fr.legal.data.title);
  const said = await page.locator('main').innerText();
  expect(RETENTION.appointment.why).toContain('24 months after the appointment; 7 days');
  expect(said).toMatch(/24 mois après le rendez-vous/);
  expect(said).toMatch(/jamais confirmée\s: 7 jours/);
  expect(RETENTION['call-back'].why).toMatch(/^30 days after it is done; 24 months/);
  expect(said).toMatch(/30 jours après notre appel, et 24 mois au plus/);
  expect(RETENTION['data-request'].why).toMatch(/^30 days after the answer/);
  expect(said).toMatch(/effacer vos informations\s: 30 jours après notre réponse/);
  expect(RETENTION.invitation.why).toMatch(/^24 months/);
});

onStage(
  'the accessibility statement is honest: not audited, so not compliant, and whom to turn to',
  async ({ page, addresses }) => {
    await page.goto(`${addresses.web}/accessibilite`);
    await heading(page, fr.legal.accessibility.title);
    const said = await page.locator('main').innerText();
    for (const words of [
      'Caf du Val-de-Marne',
      'RGAA 4.1',
      'non conforme',
      'aucun audit',
      'Défenseur des droits',
    ])
      expect(said).toContain(words);
  },
);

onStage(
  'there is no cookie, no lasting store and no request to anybody else',
  async ({ page, context, addresses }) => {
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(addresses.web)) elsewhere.push(request.url());
    });
    for (const path of ['/', '/reserver', '/rappel', '/invitation', '/rendez-vous', '/visio', '/cookies']) {
      await page.goto(`${addresses.web}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
    }
    expect(await context.cookies()).toEqual([]);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    expect(elsewhere).toEqual([]);
    await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
    await heading(page, en.legal.cookies.title);
    await expectAccessible(page);
  },
);
