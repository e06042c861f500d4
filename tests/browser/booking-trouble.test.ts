import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import {
  askForCode,
  chooseTime,
  giveCode,
  heading,
  kept,
  sayWho,
  TEXTS,
  toCheck,
  toTimes,
} from './support/booking.ts';
import { freshAddress } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const { booking: words, page: pageWords, problems } = TEXTS.fr;
const NO_NETWORK = /ERR_INTERNET_DISCONNECTED|Failed to load resource/;
/** Reads are tried three times before a person hears of it. */
const PATIENCE = { timeout: 20_000 };

onStage('without a network, every step gives a way on and keeps what was typed', async (stage) => {
  const { page, context, addresses } = stage;
  stage.expectErrors(NO_NETWORK);
  const email = freshAddress('reseau');
  const commune = 'Champigny-sur-Marne';
  await toTimes(page, addresses, { commune, later: 1 });
  await context.setOffline(true);
  await page.locator('.day .hour').first().click();
  await page.getByRole('alert').getByText(problems.OFFLINE).waitFor(PATIENCE);
  await expectAccessible(page);
  await page.getByRole('button', { name: words.time.later('').trim() }).click();
  await page.getByRole('button', { name: pageWords.tryAgain }).waitFor(PATIENCE);
  await expectAccessible(page);
  await context.setOffline(false);
  await page.getByRole('button', { name: pageWords.tryAgain }).click();
  await chooseTime(page);
  await sayWho(page, email, { commune });
  await context.setOffline(true);
  await page.getByRole('button', { name: words.check.send }).click();
  await page.getByRole('alert').getByText(problems.OFFLINE).waitFor(PATIENCE);
  await expectAccessible(page);
  await context.setOffline(false);
  await askForCode(page);
  await context.setOffline(true);
  await page.locator('#code').fill('123456');
  await page.getByRole('button', { name: words.code.confirm }).click();
  await page.getByRole('alert').getByText(problems.OFFLINE).waitFor(PATIENCE);
  expect(await page.locator('#code').inputValue()).toBe('123456');
  await expectAccessible(page);
  await page.getByRole('button', { name: words.code.resend }).click();
  await page.getByRole('alert').getByText(problems.OFFLINE).first().waitFor(PATIENCE);
  await context.setOffline(false);
  await giveCode(page, addresses, email);
});

onStage('an answer that got lost: pressing again is still one booking (B6)', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(NO_NETWORK);
  const email = freshAddress('reponse');
  await toCheck(page, addresses, email, { commune: 'Champigny-sur-Marne', later: 3 });
  const ids: string[] = [];
  await page.route('**/v1/cafs/94/appointments', async (route) => {
    const { 'idempotency-key': key = '' } = route.request().headers();
    const answer = await fetch(route.request().url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': key },
      body: route.request().postData(),
    });
    const json = await answer.json();
    ids.push(json.id);
    await (ids.length <= 3 ? route.abort('connectionreset') : route.fulfill({ status: answer.status, json }));
  });
  await page.getByRole('button', { name: words.check.send }).click();
  await page.getByRole('alert').getByText(problems.OFFLINE).waitFor(PATIENCE);
  await askForCode(page);
  expect(new Set(ids).size).toBe(1);
  expect((await kept(page))?.pending?.id).toBe(ids[0]);
});

onStage('errors of the service say so, and another press goes on', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(/50[02]/);
  await toTimes(page, addresses, { commune: 'Champigny-sur-Marne', later: 4 });
  const broken = (status: number, code: string, detail: string) => ({
    status,
    contentType: 'application/problem+json',
    body: JSON.stringify({ code, status, detail }),
  });
  await page.route('**/v1/cafs/94/holds', (route) =>
    route.fulfill(broken(500, 'INTERNAL', problems.INTERNAL)),
  );
  await page.locator('.day .hour').first().click();
  await page.getByRole('alert').getByText(problems.INTERNAL).waitFor(PATIENCE);
  await expectAccessible(page);
  await page.unroute('**/v1/cafs/94/holds');
  await page.route('**/v1/cafs/94/slots*', (route) => route.fulfill({ status: 502, body: '<html>' }));
  await page.reload();
  await page.getByRole('alert').getByText(problems.UNREADABLE).waitFor(PATIENCE);
  await expectAccessible(page);
  await page.unroute('**/v1/cafs/94/slots*');
  await page.getByRole('button', { name: pageWords.tryAgain }).click();
  await chooseTime(page);
});

for (const language of ['fr', 'en'] as const)
  onStage(`too many requests: when to try again, in ${language}`, async (stage) => {
    const { page, addresses } = stage;
    stage.expectErrors(/429/);
    const texts = TEXTS[language];
    await toTimes(page, addresses, { mode: 'video', later: language === 'fr' ? 5 : 6, language });
    await page.route('**/v1/cafs/94/holds', (route) =>
      route.fulfill({
        status: 429,
        headers: { 'retry-after': '600' },
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'TOO_MANY', status: 429, detail: TEXTS.fr.problems.TOO_MANY }),
      }),
    );
    await page.locator('.day .hour').first().click();
    await page
      .getByRole('alert')
      .getByText(`${texts.problems.TOO_MANY} ${texts.page.retryIn(10)}`)
      .waitFor();
    await expectAccessible(page);
  });

onStage(
  'a mailbox that cannot be reached is refused at its field, with the way to another one',
  async (stage) => {
    const { page, addresses } = stage;
    stage.expectErrors(/400/);
    await toCheck(page, addresses, freshAddress('refus'), { mode: 'phone', later: 7 });
    const message = 'Nos messages n’arrivent pas à cette adresse.';
    await page.route('**/v1/cafs/94/appointments', (route) =>
      route.fulfill({
        status: 400,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'INVALID', errors: [{ path: 'person.email', message }] }),
      }),
    );
    await page.getByRole('button', { name: words.check.send }).click();
    const alert = page.getByRole('alert');
    await alert.getByText(message).waitFor();
    await expectAccessible(page);
    await alert.getByRole('link', { name: words.change }).click();
    await heading(page, words.person.title);
  },
);

onStage('when nothing is free, other ways are offered', async ({ page, addresses }) => {
  await page.route('**/v1/cafs/94/slots*', (route) => route.fulfill({ json: { slots: [], next: null } }));
  await page.goto(`${addresses.web}/reserver`);
  await page.locator('.service-card a').first().click();
  await page.getByRole('radio', { name: TEXTS.fr.service.modes.phone }).check();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('heading', { name: words.time.never }).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: words.time.otherPlace }).click();
  await heading(page, words.place.title);
});

onStage('an empty week names the next free date and leads there', async ({ page, addresses }) => {
  const real = await fetch(
    `${addresses.api}/v1/cafs/94/slots?service=rendez-vous-des-droits&mode=phone&limit=1`,
  );
  const next = (await real.json()).slots[0].start.slice(0, 10);
  let asked = 0;
  await page.route('**/v1/cafs/94/slots*', async (route) => {
    asked += 1;
    await (asked === 1 ? route.fulfill({ json: { slots: [], next } }) : route.continue());
  });
  await page.goto(`${addresses.web}/reserver`);
  await page.locator('.service-card a').first().click();
  await page.getByRole('radio', { name: TEXTS.fr.service.modes.phone }).check();
  await page.getByRole('button', { name: words.next }).click();
  await page.getByRole('button', { name: words.time.seeNext }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.time.seeNext }).click();
  // The list says where one is now, and the keyboard goes on from there.
  await page.locator('#times-range:focus').waitFor();
  await page.locator('.day .hour').first().waitFor();
  await page.getByRole('button', { name: words.time.earlier }).waitFor();
  await expectAccessible(page);
});
