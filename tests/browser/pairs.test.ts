import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { expectAccessible } from './support/axe.ts';
import { freshName, signInAt, WAYS } from './support/desk.ts';
import { readAs } from './support/staff.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

/** Both receive at Créteil on the same mornings. */
const FIRST = 'social-worker-4';
const SECOND = 'benefits-adviser';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Somebody's agenda of that week, in a window of their own. */
async function agendaOf(
  browser: Browser | null,
  addresses: Addresses,
  account: string,
  { date, viewport }: { date: string; viewport: { width: number; height: number } },
) {
  const context = await browser?.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  if (context === undefined) throw new Error('no browser');
  const page = await context.newPage();
  await signInAt(page, addresses, account, `/pro/agenda?vue=liste&le=${date}`);
  return { page, close: () => context.close() };
}

for (const { viewport, hand, by } of WAYS)
  onStage(
    `a social worker and a benefits adviser receive together: booked by the desk, seen in both agendas, gone from both (B1, F1; ${by})`,
    async ({ page, context, addresses }) => {
      const lastName = freshName();
      await signInAt(page, addresses, 'secretariat', '/pro/reserver');
      await page.locator('.chip').first().waitFor();
      await page.locator('#place').selectOption('caf-creteil');
      await page.getByLabel('Professionnel').selectOption(FIRST);
      await page.getByLabel('À deux, avec').selectOption(SECOND);
      await page.locator('.chip').first().waitFor();
      await expectAccessible(page);
      await hand.press(page.locator('.chip').last());
      await heading(page, 'la personne').waitFor();
      for (const [id, text] of [
        ['lastName', lastName],
        ['firstName', 'Noé'],
        ['phone', '01 99 00 19 06'],
      ] as const)
        await hand.type(page.locator(`#${id}`), text);
      await hand.choose(page.getByRole('checkbox', { name: 'La personne est d’accord' }));
      await hand.press(page.getByRole('button', { name: 'Vérifier' }));
      await heading(page, 'vérifier').waitFor();
      await page.getByText('Et avec').waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: 'Prendre ce rendez-vous' }));
      await heading(page, 'Le rendez-vous est pris').waitFor();
      await hand.press(page.getByRole('link', { name: 'Ouvrir le rendez-vous' }));
      await heading(page, `Noé ${lastName}`).waitFor();
      await page.getByText('Et avec').waitFor();
      await expectAccessible(page);
      const id = page.url().split('/').at(-1) ?? '';

      const date = await dateOf(page, addresses, id);
      for (const [account, other] of [
        [FIRST, 'Exemple Quatorze'],
        [SECOND, 'Exemple Quatre'],
      ] as const) {
        const seen = await agendaOf(context.browser(), addresses, account, { date, viewport });
        const entry = seen.page.locator('.agenda-entry').filter({ hasText: lastName });
        await entry.first().waitFor();
        expect(await entry.first().innerText()).toContain(`À deux, avec`);
        expect(await entry.first().innerText()).toContain(other);
        expect(await entry.locator('xpath=self::a').count(), 'what the adviser opens').toBe(
          account === FIRST ? 1 : 0,
        );
        await expectAccessible(seen.page);
        await seen.close();
      }

      await hand.press(page.getByRole('button', { name: 'Annuler', exact: true }));
      await hand.choose(page.getByRole('radio', { name: 'La personne l’a demandé' }));
      await hand.press(page.getByRole('button', { name: 'Annuler le rendez-vous' }));
      await page.getByText('L’heure est de nouveau libre').waitFor();
      for (const account of [FIRST, SECOND]) {
        const seen = await agendaOf(context.browser(), addresses, account, { date, viewport });
        await seen.page.locator('.agenda-period').waitFor();
        await seen.page.waitForLoadState('networkidle');
        expect(await seen.page.getByText(lastName).count(), `left in the agenda of ${account}`).toBe(0);
        await seen.close();
      }
    },
    { viewport, timeout: 240_000 },
  );

/** The local date of the appointment that is open. */
async function dateOf(page: Page, addresses: Addresses, id: string): Promise<string> {
  const read = await readAs(addresses, FIRST, id);
  expect(page.url()).toContain(id);
  return String(read['start']).slice(0, 10);
}
