import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { booked, freshName, hands, RIGHTS, signInAt, timesOf, WAYS } from './support/desk.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const PAGE = '/pro/agendas';

for (const { viewport, hand, by } of WAYS)
  onStage(
    `days of several professionals side by side: appointments lead to their page, a free time to a booking (D6; ${by})`,
    async ({ page, addresses }) => {
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      const times = await timesOf(send, 'social-worker-7', RIGHTS, 9);
      // A day on which another time stays free.
      const dayOf = (at: number) => times[at]?.start.slice(0, 10);
      const slot = times.find((_, at) => dayOf(at) === dayOf(at + 1));
      const date = slot?.start.slice(0, 10) ?? '';
      const person = { firstName: 'Gilda', lastName, phone: '0199002001' };
      const { id } = await booked(send, slot, { professional: 'social-worker-7', person });
      await signInAt(page, addresses, 'secretariat', PAGE);
      await page.getByText('Choisissez au moins un professionnel.').waitFor();
      await expectAccessible(page);
      await hand.choose(page.locator('input[value="social-worker-7"]'));
      await hand.choose(page.locator('input[value="mediator-2"]'));
      await hand.choose(page.locator('input[value="psychologist-2"]'));
      await page.getByLabel('Jour', { exact: true }).fill(date);
      const link = page.getByRole('link', { name: `Gilda ${lastName}` });
      await link.waitFor();
      expect(await page.locator('section.agenda').count()).toBe(3);
      await expectAccessible(page);
      expect(await link.getAttribute('href')).toBe(`/pro/rendez-vous/${id}`);
      const entries = await page.locator('section.agenda').first().locator('li').allInnerTexts();
      const starts = entries.map((text) =>
        /(\d+)\D*?(\d\d)?(?=\D)/
          .exec(text)
          ?.slice(1)
          .map((part) => Number(part ?? 0)),
      );
      expect(starts, 'in the order of the day').toEqual(
        starts.toSorted((a = [], b = []) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
      );

      const free = page.getByRole('button', { name: /Libre, avec .* Exemple Sept/ }).first();
      const label = await free.innerText();
      await hand.press(free);
      await page.getByRole('heading', { level: 1, name: 'la personne' }).waitFor();
      await page.getByText(label.replace(' Libre', '')).first().waitFor();
      await page.goBack();
      await page.locator('section.agenda').first().waitFor();
    },
    { viewport },
  );

onStage(
  'a fifth professional makes room by the first chosen; a day is left without a reading while a date is typed',
  async ({ page, addresses }) => {
    await page.clock.install();
    await signInAt(page, addresses, 'secretariat', PAGE);
    for (const number of ['-2', '-3', '-4', '-5', '-6'])
      await page.locator(`input[value="social-worker${number}"]`).check();
    expect(await page.locator('input[value="social-worker-2"]').isChecked()).toBe(false);
    await expect.poll(() => page.locator('section.agenda').count()).toBe(4);
    await page.getByText('À jour à').waitFor();
    let reads = 0;
    page.on('request', (request) => {
      if (request.url().includes('/v1/staff/agenda')) reads += 1;
    });
    await page.getByLabel('Jour', { exact: true }).focus();
    await page.clock.runFor(130_000);
    expect(reads).toBe(0);
    await page.getByRole('button', { name: 'Actualiser' }).focus();
    await page.clock.runFor(20_000);
    await expect.poll(() => reads).toBe(4);
  },
  { viewport: DESK },
);

onStage('a manager sees that time is taken, not by whom, and books nothing', async ({ page, addresses }) => {
  const send = await hands('secretariat', addresses);
  const lastName = freshName();
  const [slot] = await timesOf(send, 'social-worker-7', RIGHTS, 11);
  const person = { firstName: 'Hana', lastName, phone: '0199002002' };
  await booked(send, slot, { professional: 'social-worker-7', person });
  await signInAt(page, addresses, 'manager', PAGE);
  await page.locator('input[value="social-worker-7"]').check();
  await page.getByLabel('Jour', { exact: true }).fill(slot?.start.slice(0, 10) ?? '');
  await page.getByText('Occupé').first().waitFor();
  expect(await page.getByText(lastName).count()).toBe(0);
  expect(await page.getByRole('button', { name: 'Libre' }).count()).toBe(0);
  await expectAccessible(page);
});
