import { readFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { expect } from 'vitest';
import * as z from 'zod';
import type { Addresses } from '../../local/addresses.ts';
import { expectAccessible } from './support/axe.ts';
import { hands, signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { putAt } from './support/past.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const PATH = '/pro/occupation';
const LAST_MONTH = DateTime.now().setZone('Europe/Paris').startOf('month').minus({ months: 1 });
const Answer = z.object({
  figures: z.array(
    z.object({
      scope: z.object({ kind: z.string(), id: z.string().optional() }),
      state: z.string(),
      numerator: z.number().default(0),
      denominator: z.number().default(1),
    }),
  ),
});

/** Two professionals with three appointments each, on a day gone by of last month. */
async function aBusyMonth(day: number): Promise<void> {
  for (const professional of ['social-worker-6', 'social-worker-7'])
    await putAt({
      professional,
      role: 'social-worker',
      date: LAST_MONTH.set({ day }).toISODate() ?? '',
      appointments: [108, 120, 132].map((cell) => ({ id: `occupancy-${professional}-${day}-${cell}`, cell })),
    });
}

async function lastMonth(addresses: Addresses) {
  const manager = await hands('manager', addresses);
  const query = `from=${LAST_MONTH.toISODate()}&to=${LAST_MONTH.plus({ months: 1 }).toISODate()}`;
  return Answer.parse(await manager('GET', `/staff/occupancy?${query}`)).figures;
}

for (const [at, viewport] of [PHONE, DESK].entries())
  onStage(
    `a manager sees the share of open time booked and the next free times, by keyboard alone at ${viewport.width} pixels (D4)`,
    async ({ page, addresses }) => {
      await aBusyMonth(6 + at);
      const figures = await lastMonth(addresses);
      const creteil = figures.find(({ scope }) => scope.id === 'caf-creteil');
      expect(creteil?.state).toBe('shown');
      const percent = `${Math.round((100 * (creteil?.numerator ?? 0)) / (creteil?.denominator ?? 1))}\u00a0%`;

      await signInAt(page, addresses, 'manager', PATH);
      await page.getByRole('heading', { name: 'Prochain créneau libre' }).waitFor();
      await expectAccessible(page);
      await page.getByLabel('Période').selectOption('0');
      const places = page.getByRole('region', { name: 'Par lieu' });
      await places.getByText('Caf Créteil').waitFor();
      await places.getByText(percent).waitFor();
      await page.getByText('du temps ouvert est pris').waitFor();
      await expectAccessible(page);

      const more = page.getByText('Voir lieu par lieu').first();
      await keyboard.press(more);
      await page.getByRole('table', { name: /Rendez-vous des droits/ }).waitFor();
      await expectAccessible(page);

      const downloading = page.waitForEvent('download');
      await keyboard.press(page.getByRole('button', { name: 'Télécharger (CSV)' }));
      const file = await downloading;
      expect(file.suggestedFilename()).toBe(
        `occupation_${LAST_MONTH.toISODate()}_${LAST_MONTH.endOf('month').toISODate()}.csv`,
      );
      const text = readFileSync(await file.path(), 'utf8');
      expect(text).toContain(`Lieu;Caf Créteil;${LAST_MONTH.toISODate()};`);
      expect(text).toContain(`;minutes;${creteil?.numerator};${creteil?.denominator};`);
      expect(text.trim().split('\r\n')).toHaveLength(figures.length + 1);
    },
    { viewport },
  );

onStage(
  'a month with too few appointments says why it shows no share, and names no professional (D4)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'admin', PATH);
    const far = page.getByLabel('Période');
    const labels = await far.locator('option').allTextContents();
    const last = labels.findLastIndex((label) => !label.startsWith('De '));
    await far.selectOption(String(last));
    await page.getByText(/pas encore assez de rendez-vous/).waitFor();
    await page
      .getByText(/Parts? non montrées? :/)
      .first()
      .waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/M(me|\.) Exemple/);
    await expectAccessible(page);
  },
  { viewport: DESK },
);
