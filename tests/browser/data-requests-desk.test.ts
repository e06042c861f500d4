import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { heading } from './support/booking.ts';
import { askedLongAgo, cardOf, type Somebody, somebody, words } from './support/data-requests.ts';
import { signInAt, WAYS } from './support/desk.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 240_000;
const { desk } = words;

for (const { viewport, hand, by } of WAYS)
  onStage(
    `staff hand one in for somebody at the desk; refused, they get a slip without a code (D3; ${by})`,
    async ({ page, addresses }) => {
      const person = somebody();
      const name = `${person.firstName} ${person.lastName}`;
      await signInAt(page, addresses, 'secretariat', '/pro/donnees');
      await hand.press(page.getByRole('button', { name: desk.add.open }));
      await hand.press(page.getByRole('button', { name: desk.add.send, exact: true }));
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      await hand.choose(page.getByRole('radio', { name: desk.what.access }));
      await hand.type(page.locator('#lastName'), person.lastName);
      await hand.type(page.locator('#firstName'), person.firstName);
      await hand.type(page.locator('#phone'), person.phone);
      await hand.choose(page.getByRole('radio', { name: desk.add.ways['on-site'] }));
      await page.locator('#place').selectOption('caf-creteil');
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: desk.add.send, exact: true }));
      await page.getByText(desk.add.added(name)).waitFor();
      const card = cardOf(page, person);
      await card.getByText('Caf Créteil').waitFor();
      await hand.press(card.getByRole('button', { name: desk.refuse.open }));
      await hand.choose(card.getByRole('radio', { name: desk.refuse.reasons['identity-not-proven'].label }));
      await hand.press(card.getByRole('button', { name: desk.refuse.yes }));
      await page.getByText(desk.refuse.done(name)).waitFor();
      await hand.press(card.getByRole('link', { name: /papier/ }));
      await hand.press(page.getByRole('button', { name: desk.slip.make, exact: true }));
      await page.getByText(desk.paper.fr.refused).waitFor();
      expect(await page.locator('.paper-code').count()).toBe(0);
      await expectAccessible(page);
    },
    { viewport, timeout: LONG },
  );

onStage(
  'the oldest stand first; what is late or within a week of its limit is marked, counted and told (D3)',
  async ({ page, addresses }) => {
    const [late, soon, ahead] = [somebody(), somebody(), somebody()];
    await askedLongAgo(ahead, 2);
    await askedLongAgo(soon, 26);
    await askedLongAgo(late, 40);
    await signInAt(page, addresses, 'secretariat', '/pro');
    const entry = page.getByRole('main').getByRole('link', { name: desk.tab });
    await entry.locator('.count', { hasText: /\d/ }).waitFor();
    await entry.click();
    await cardOf(page, late).getByText(desk.is.late).waitFor();
    await cardOf(page, soon).getByText(desk.is.soon).waitFor();
    await cardOf(page, ahead).waitFor();
    expect(await cardOf(page, ahead).locator('.tag').count()).toBe(1);
    const names = await page.locator('.rows h2').allInnerTexts();
    const at = ({ firstName, lastName }: Somebody) => names.indexOf(`${firstName} ${lastName}`);
    expect(at(late)).toBeLessThan(at(soon));
    expect(at(soon)).toBeLessThan(at(ahead));
    await page.getByText(/à terminer dans les sept jours/).waitFor();
    await page.getByText(/dépassé/).waitFor();
    await expectAccessible(page);
  },
  { viewport: DESK, timeout: LONG },
);

onStage(
  'nobody else of the staff sees that somebody asked (D3)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'social-worker', '/pro/donnees');
    await heading(page, 'Cette page n’est pas pour votre rôle');
    expect(await page.getByRole('link', { name: desk.tab }).count()).toBe(0);
  },
  { viewport: DESK },
);
