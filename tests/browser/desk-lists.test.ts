import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { booked, freshName, hands, RIGHTS, signInAt, timesOf, WAYS } from './support/desk.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const card = (name: string) => ({ hasText: name });

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `whoever must be told by voice is called as agreed and ticked off in two gestures (B11, F4; ${by})`,
    async ({ page, addresses }) => {
      const name = `Marin ${freshName()}`;
      const [firstName = '', ...rest] = name.split(' ');
      const send = await hands('secretariat', addresses);
      const [slot] = await timesOf(send, 'social-worker-7', RIGHTS, 5);
      const { id } = await booked(send, slot, {
        professional: 'social-worker-7',
        person: { firstName, lastName: rest.join(' '), phone: '0199001501' },
        contact: {
          by: 'phone',
          hours: ['morning'],
          discreet: true,
          question: { ask: 'Votre plat préféré ?', answer: 'Le gratin' },
        },
      });
      await send('POST', `/staff/appointments/${id}/cancel`, { reason: 'caf' });

      await signInAt(page, addresses, 'secretariat', '/pro/a-appeler');
      const line = page.getByRole('listitem').filter(card(name));
      await line.getByText('La Caf a dû annuler votre rendez-vous').waitFor();
      await line.getByText('Demandez d’abord').waitFor();
      await line.getByText('Le gratin').waitFor();
      expect(await line.getByText('Rendez-vous des droits').count(), 'what it is about').toBe(0);
      expect(await line.getByRole('link', { name: 'Appeler' }).getAttribute('href')).toBe('tel:0199001501');
      await expectAccessible(page);

      await hand.press(line.getByRole('button', { name: 'C’est dit' }));
      await expectAccessible(page);
      await hand.press(line.getByRole('button', { name: 'Non, garder' }));
      expect(await line.count()).toBe(1);
      await hand.press(line.getByRole('button', { name: 'C’est dit' }));
      await hand.press(line.getByRole('button', { name: 'Oui, retirer' }));
      await page.getByText(`C’est noté : ${name} est au courant.`.replace(' :', '\u00a0:')).waitFor();
      await line.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(name);
      await expectAccessible(page);
    },
    { viewport },
  );

  onStage(
    `a call-back is phoned, settled with how it ended, or booked with what the person left (B5; ${by})`,
    async ({ page, addresses }) => {
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      for (const [firstName, phone] of [
        ['Nora', '0199001601'],
        ['Omar', '0199001602'],
      ] as const)
        await send('POST', '/cafs/94/call-backs', {
          service: RIGHTS,
          person: { firstName, lastName, phone },
          hours: ['afternoon'],
          needs: ['interpreter'],
        });
      await signInAt(page, addresses, 'secretariat', '/pro/rappels');
      const nora = page.getByRole('listitem').filter(card(`Nora ${lastName}`));
      const omar = page.getByRole('listitem').filter(card(`Omar ${lastName}`));
      await nora.getByText('Attend à l’instant').or(nora.getByText('Attend depuis')).first().waitFor();
      await nora.getByText('l’après-midi').waitFor();
      await nora.getByText('interprète').waitFor();
      expect(await nora.getByRole('link', { name: 'Appeler' }).getAttribute('href')).toBe('tel:0199001601');
      await expectAccessible(page);

      await hand.press(nora.getByRole('button', { name: 'Rappel terminé' }));
      await hand.press(nora.getByRole('button', { name: 'Retirer de la liste' }));
      await nora.getByText('Dites comment l’appel s’est terminé.').waitFor();
      await expectAccessible(page);
      await hand.choose(nora.getByRole('radio', { name: 'Ne souhaite plus de rendez-vous' }));
      await hand.press(nora.getByRole('button', { name: 'Retirer de la liste' }));
      await page.getByText(`C’est noté. Nora ${lastName} n’est plus dans la liste.`).waitFor();
      await nora.waitFor({ state: 'detached' });

      await hand.press(omar.getByRole('button', { name: 'Prendre le rendez-vous' }));
      await page.getByText(`Pour Omar ${lastName}`).waitFor();
      await hand.press(page.getByRole('button', { name: '15\u00a0h\u00a030' }).first());
      await page.getByRole('heading', { level: 1, name: 'la personne' }).waitFor();
      expect(await page.locator('#phone').inputValue()).toBe('0199001602');
      expect(await page.getByRole('checkbox', { name: 'Interprète' }).isChecked()).toBe(true);
      expect(await page.getByRole('checkbox', { name: 'l’après-midi' }).isChecked()).toBe(true);
      await hand.choose(page.getByRole('checkbox', { name: 'La personne est d’accord' }));
      await hand.press(page.getByRole('button', { name: 'Vérifier' }));
      await hand.press(page.getByRole('button', { name: 'Prendre ce rendez-vous' }));
      await page.getByText('La demande de rappel est retirée de la liste.').waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: 'Voir les demandes de rappel' }));
      await page.getByRole('button', { name: 'Actualiser' }).waitFor();
      expect(await omar.count()).toBe(0);
    },
    { viewport },
  );

  onStage(
    `appointments that share an allocataire number are shown together (B2; ${by})`,
    async ({ page, addresses }) => {
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      const number = String(1_000_000 + Math.floor(Math.random() * 8_999_999));
      const times = await timesOf(send, 'social-worker-7', RIGHTS, 6);
      for (const [at, firstName] of ['Paul', 'Rose'].entries())
        await booked(send, times[at], {
          professional: 'social-worker-7',
          person: {
            firstName,
            lastName,
            email: `${firstName.toLowerCase()}@courriel.example`,
            allocataireNumber: number,
          },
        });
      await signInAt(page, addresses, 'secretariat', '/pro/doublons');
      const group = page.locator('ol > li').filter(card(`Paul ${lastName}`));
      await group.getByText(`Rose ${lastName}`).waitFor();
      expect(await group.getByRole('link').count()).toBe(2);
      await expectAccessible(page);
    },
    { viewport },
  );
}

onStage('possible duplicates go on page by page and back to the beginning', async ({ page, addresses }) => {
  const next = 'A'.repeat(22);
  await page.route('**/v1/staff/possible-duplicates*', (route) =>
    route.fulfill({ json: { groups: [], next: route.request().url().includes('after') ? null : next } }),
  );
  await signInAt(page, addresses, 'secretariat', '/pro/doublons');
  await page.getByText('Aucun doublon possible sur cette page.').waitFor();
  await page.getByRole('button', { name: 'Suite de la liste' }).click();
  await page.getByRole('button', { name: 'Revenir au début' }).click();
  await page.getByRole('button', { name: 'Suite de la liste' }).waitFor();
  await expectAccessible(page);
});

onStage('an overdue call-back says so in words, and an empty list reassures', async ({ page, addresses }) => {
  const overdue = {
    id: 'made-up-call-back',
    since: new Date(Date.now() - 4 * 86_400_000).toISOString(),
    service: RIGHTS,
    person: { firstName: 'Sam', lastName: 'Exemple', phone: '0199001701' },
    hours: ['morning'],
    needs: [],
    overdue: true,
  };
  let callBacks = [overdue];
  await page.route('**/v1/staff/call-backs', (route) => route.fulfill({ json: { callBacks, more: false } }));
  await signInAt(page, addresses, 'secretariat', '/pro/rappels');
  await page.getByText('En retard').waitFor();
  await page.getByText('Attend depuis 4 jours').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('(1)');
  await expectAccessible(page);
  callBacks = [];
  await page.getByRole('button', { name: 'Actualiser' }).click();
  await page.getByText('Personne n’attend de rappel. Tout est fait.').waitFor();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('(0)');
  await expectAccessible(page);
});

onStage(
  'a list reads itself again every minute without taking the focus, and keeps what it has when that fails',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/503|ERR_|net::/);
    let reads = 0;
    let down = false;
    await page.route('**/v1/staff/to-call', (route) => {
      reads += 1;
      return down ? route.abort() : route.fulfill({ json: { calls: [], more: false } });
    });
    await page.clock.install();
    await signInAt(page, addresses, 'secretariat', '/pro/a-appeler');
    const again = page.getByRole('button', { name: 'Actualiser' });
    await again.focus();
    expect(reads).toBe(1);
    await page.clock.runFor(76_000);
    await expect.poll(() => reads).toBe(2);
    expect(await again.evaluate((element) => element === document.activeElement)).toBe(true);
    down = true;
    await again.click();
    for (let tries = 0; tries < 4; tries += 1) await page.clock.runFor(2_000);
    await page.getByText('La dernière mise à jour n’a pas abouti.').waitFor();
    await page.getByText('Personne à appeler pour le moment. Tout est dit.').waitFor();
    await expectAccessible(page);
  },
);

onStage('a list that cannot be read offers to try again', async ({ page, addresses, expectErrors }) => {
  expectErrors(/403|status of/);
  await page.route('**/v1/staff/disruptions', (route) =>
    route.fulfill({
      status: 403,
      contentType: 'application/problem+json',
      json: { code: 'FORBIDDEN', detail: 'Vous n’avez pas accès à cette page.' },
    }),
  );
  await signInAt(page, addresses, 'secretariat', '/pro/a-replacer');
  await page.getByText('Vous n’avez pas accès à cette page.').waitFor();
  await expectAccessible(page);
  await page.unroute('**/v1/staff/disruptions');
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.getByRole('button', { name: 'Actualiser' }).waitFor();
});
