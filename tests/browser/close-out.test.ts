import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { texts } from '../../web/pro/close-out/texts.fr.ts';
import { expectAccessible } from './support/axe.ts';
import { freshName, localDate, signInAt, WAYS } from './support/desk.ts';
import { putAt } from './support/past.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 120_000;
const MEDIATOR = 'mediator-2';

for (const [turn, { viewport, hand, by }] of WAYS.entries()) {
  onStage(
    `what is over is closed in one gesture with the outcomes of its own service, and kept ones go into a file without names (${by})`,
    async ({ page, addresses }) => {
      const lastName = freshName();
      const appointment = {
        id: randomUUID(),
        cell: 60 + 24 * turn,
        service: 'entretien-information-mediation',
        person: { firstName: 'Claude', lastName, phone: '0199001234', allocataireNumber: '7654321' },
      };
      const date = localDate(-1);
      await putAt({ professional: MEDIATOR, role: 'mediator', date, appointments: [appointment] });
      await signInAt(page, addresses, MEDIATOR, '/pro/a-cloturer');
      const card = page.getByRole('listitem').filter({ hasText: lastName });
      await card.getByText('Entretien d’information').waitFor();
      await expectAccessible(page);
      await hand.press(card.getByRole('button', { name: /médiation souhaitée/ }));
      await page.getByText(`Claude ${lastName} : a eu lieu, médiation souhaitée. C’est noté.`).waitFor();
      await card.waitFor({ state: 'detached' });
      await expectAccessible(page);
      await page.getByRole('option', { selected: true }).first().waitFor({ state: 'attached' });
      if (date.slice(0, 7) !== localDate(0).slice(0, 7)) await page.locator('#month').selectOption('1');
      const saving = page.waitForEvent('download');
      await hand.press(page.getByRole('button', { name: texts.export.save }));
      const file = await saving;
      expect(file.suggestedFilename()).toBe(`rendez-vous_${date.slice(0, 7)}.csv`);
      const content = readFileSync(await file.path(), 'utf8');
      expect(content).toContain('Entretien d’information sur la médiation familiale');
      expect(content).toContain('7654321');
      expect(content).not.toContain(lastName);
      await page.goto(`${addresses.web}/pro/rendez-vous/${appointment.id}`);
      await page.getByRole('heading', { name: /médiation souhaitée/ }).waitFor();
      await expectAccessible(page);
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `managers see how many are still to close, and nothing of one professional or few people (D4; ${by})`,
    async ({ page, addresses }) => {
      await signInAt(page, addresses, 'manager', '/pro/clotures');
      await page.getByRole('rowheader', { name: texts.figures.whole }).waitFor();
      await expectAccessible(page);
    },
    { viewport, timeout: LONG },
  );
}
