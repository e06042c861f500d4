import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const PATH = '/pro/equipe';

for (const viewport of [PHONE, DESK])
  onStage(
    `an admin adds a professional and links the sign-in later, by keyboard alone at ${viewport.width} pixels`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/409/);
      const name = `Mme Zoé Exemple ${viewport.width}`;
      const button = (label: string) => page.getByRole('button', { name: label, exact: true });
      const field = (label: string) => page.getByRole('textbox', { name: new RegExp(`^${label}`) });
      await signInAt(page, addresses, 'admin', PATH);
      await page.getByRole('heading', { name: 'Travail social' }).waitFor();
      await expectAccessible(page);

      await keyboard.press(page.getByRole('link', { name: 'Ajouter une personne' }));
      await keyboard.press(button('Enregistrer'));
      await page.locator('[role=alert]:focus').waitFor();
      await expectAccessible(page);
      await keyboard.type(field('Nom affiché'), name);
      await keyboard.type(field('Fonction affichée'), 'Assistante sociale');
      await keyboard.choose(page.getByLabel('Travail social'));
      expect(await field('Identifiant').inputValue()).toBe(`mme-zoe-exemple-${viewport.width}`);
      await keyboard.type(field('Identifiant'), 'admin-exemple');
      await keyboard.type(field('Compte de connexion'), 'social-worker-6');
      await keyboard.press(button('Enregistrer'));
      await page
        .getByRole('alert')
        .getByText(/déjà lié à un autre professionnel/)
        .waitFor();
      await expectAccessible(page);
      await keyboard.type(field('Identifiant'), `mme-zoe-exemple-${viewport.width}`);
      await field('Compte de connexion').fill('');
      await keyboard.press(button('Enregistrer'));
      await page.getByText(`${name} fait partie de l’équipe.`).waitFor();
      const card = page.getByRole('listitem').filter({ hasText: name });
      await card.getByText('Pas de compte').waitFor();
      await expectAccessible(page);

      await keyboard.press(button(`Modifier ${name}`));
      await page.getByRole('heading', { level: 1, name: `Modifier ${name}` }).waitFor();
      expect(page.url()).not.toContain('zoe');
      expect(await page.title()).toBe('Équipe – Espace professionnel');
      await keyboard.type(field('Compte de connexion'), `zoe-exemple-${viewport.width}`);
      await expectAccessible(page);
      await keyboard.press(button('Enregistrer'));
      await page.getByText(`${name} : c’est enregistré.`).waitFor();
      await card.getByText('Compte relié').waitFor();

      await keyboard.press(button(`Modifier ${name}`));
      await keyboard.type(field('Compte de connexion'), `autre-exemple-${viewport.width}`);
      await page.getByText(/met fin à l’adresse secrète du calendrier/).waitFor();
      await expectAccessible(page);
      await page.reload();
      await page.getByRole('link', { name: 'Ajouter une personne' }).waitFor();
    },
    { viewport },
  );
