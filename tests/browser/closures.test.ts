import { DateTime } from 'luxon';
import { expectAccessible } from './support/axe.ts';
import { signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const PATH = '/pro/fermetures';

for (const [at, viewport] of [PHONE, DESK].entries())
  onStage(
    `the secretariat closes a place and opens it again, by keyboard alone at ${viewport.width} pixels`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/409/);
      const from = DateTime.now().plus({ days: 160 + 10 * at });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      await signInAt(page, addresses, 'secretariat-2', PATH);
      await page.getByText('Aucune fermeture à venir.').waitFor();
      await expectAccessible(page);
      await keyboard.press(page.getByRole('link', { name: 'Noter une fermeture' }));
      await keyboard.press(button('Noter cette fermeture'));
      await page.getByRole('alert').getByText('Choisissez un lieu.').waitFor();
      await expectAccessible(page);

      const fill = async () => {
        await page.getByLabel('Lieu').selectOption('centre-social-rond-dor');
        await page.getByLabel('Premier jour fermé').fill(from.toISODate() ?? '');
        await page.getByLabel('Dernier jour fermé').fill(from.plus({ days: 4 }).toISODate() ?? '');
      };
      await fill();
      await keyboard.type(page.getByLabel(/^Motif/), 'Travaux');
      await keyboard.press(button('Noter cette fermeture'));
      await page.getByText('La fermeture est notée.').waitFor();
      await page.getByText('Travaux').waitFor();
      await page.getByText('C’est en place').waitFor({ timeout: 60_000 });
      await expectAccessible(page);

      await keyboard.press(page.getByRole('link', { name: 'Noter une fermeture' }));
      await fill();
      await keyboard.press(button('Noter cette fermeture'));
      await page
        .getByRole('alert')
        .getByText(/Ce lieu est déjà noté fermé à ce moment : le/)
        .waitFor();
      await keyboard.press(button('Revenir aux fermetures'));

      await keyboard.press(page.getByRole('button', { name: /^Rouvrir : .*Rond d’Or/ }));
      await page.locator('.notice.warning:focus').waitFor();
      await expectAccessible(page);
      await keyboard.press(button('Oui, rouvrir'));
      await page.getByText('Le lieu rouvre.').waitFor();
      await page.getByText('Aucune fermeture à venir.').waitFor();
    },
    { viewport },
  );
