import { expect } from 'vitest';
import { addDays } from '../../web/app/dates.ts';
import { expectAccessible } from './support/axe.ts';
import { askForCode, giveCode, heading, kept, TEXTS, toCheck } from './support/booking.ts';
import { codeIn, freshAddress, mailTo } from './support/mailbox.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const words = TEXTS.fr.booking;

for (const language of ['fr', 'en'] as const)
  onStage(`a wrong code is counted, and the fifth ends it (B5), in ${language}`, async (stage) => {
    const { page, addresses } = stage;
    const { code, time } = TEXTS[language].booking;
    stage.expectErrors(/40[04]/);
    const email = freshAddress('faux');
    const later = language === 'fr' ? 1 : 2;
    await toCheck(page, addresses, email, { commune: 'Marolles-en-Brie', later, language });
    await askForCode(page, { language });
    const right = codeIn((await mailTo(addresses, email)).text);
    const wrong = right === '000000' ? '111111' : '000000';
    await page.locator('#code').fill('12');
    await page.getByRole('button', { name: code.confirm }).click();
    await page.getByRole('link', { name: code.missing }).waitFor();
    for (const left of [4, 3, 2, 1]) {
      await page.locator('#code').fill(`${wrong.slice(0, 3)} ${wrong.slice(3)}`);
      await page.getByRole('button', { name: code.confirm }).click();
      await page
        .getByRole('alert')
        .getByRole('link', { name: code.wrong(left) })
        .waitFor();
      // The summary takes the focus; only then is there time for the next try.
      await page.locator('[role=alert]:focus').waitFor();
      if (left === 4) await expectAccessible(page);
    }
    await page.locator('#code').fill(wrong);
    await page.getByRole('button', { name: code.confirm }).click();
    await heading(page, time.title);
    await page.getByRole('alert').getByText(time.kept).waitFor();
    expect(await page.getByRole('alert').innerText()).toContain(
      language === 'fr' ? 'cinq fois' : 'five times',
    );
    expect((await kept(page))?.person.email).toBe(email);
    await expectAccessible(page);
  });

onStage(
  'another code ends the first one, and after three there are no more',
  async (stage) => {
    const { page, addresses } = stage;
    stage.expectErrors(/400|429/);
    const email = freshAddress('encore');
    await toCheck(page, addresses, email, { commune: 'Marolles-en-Brie', later: 4 });
    await askForCode(page);
    const first = codeIn((await mailTo(addresses, email)).text);
    const again = page.getByRole('button', { name: words.code.resend });
    await again.click();
    await page.getByRole('status').getByText(words.code.resent).waitFor();
    await expectAccessible(page);
    const second = codeIn((await mailTo(addresses, email, 2)).text);
    expect(second).not.toBe(first);
    await page.locator('#code').fill(first);
    await page.getByRole('button', { name: words.code.confirm }).click();
    await page.getByRole('alert').waitFor();
    for (const count of [3, 4]) {
      await again.click();
      await mailTo(addresses, email, count);
    }
    await again.click();
    await page.getByText(words.code.noMore).waitFor();
    await expectAccessible(page);
    await giveCode(page, addresses, email, { count: 4 });
  },
  { viewport: DESK },
);

onStage('another address: nothing is lost but the first code', async ({ page, addresses }) => {
  const wrong = freshAddress('faute');
  const right = freshAddress('juste');
  await toCheck(page, addresses, wrong, { commune: 'Le Kremlin-Bicêtre', later: 1 });
  await askForCode(page);
  const { slot } = (await kept(page)) ?? {};
  await page.getByRole('button', { name: words.code.otherAddress }).click();
  await heading(page, words.person.title);
  await page.getByText(words.hold.left(10)).waitFor();
  await page.locator('#email').fill(right);
  await page.getByRole('button', { name: words.next }).click();
  await heading(page, words.check.title);
  await askForCode(page);
  expect((await kept(page))?.slot).toEqual(slot);
  await giveCode(page, addresses, right);
});

onStage('giving up frees the time and forgets the answers', async ({ page, addresses }) => {
  const email = freshAddress('abandon');
  await toCheck(page, addresses, email, { commune: 'Le Kremlin-Bicêtre', later: 3 });
  await askForCode(page);
  const { slot } = (await kept(page)) ?? {};
  await page.locator('.abandon summary').click();
  await expectAccessible(page);
  await page.getByRole('button', { name: words.code.yesAbandon }).click();
  await page.getByText(words.code.abandoned).waitFor();
  expect(await page.evaluate(() => sessionStorage.getItem('booking-1'))).not.toContain(email);
  await expectAccessible(page);
  const date = slot?.start.slice(0, 10) ?? '';
  const free = await fetch(
    `${addresses.api}/v1/cafs/94/slots?service=rendez-vous-des-droits&place=${slot?.place}&mode=on-site&from=${date}&to=${addDays(date, 1)}`,
  );
  expect((await free.json()).slots).toContainEqual(slot);
});

onStage('whoever has an appointment already gets no code, and the page says why (B2)', async (stage) => {
  const { page, addresses } = stage;
  const email = freshAddress('deja');
  await toCheck(page, addresses, email, { commune: 'Villeneuve-Saint-Georges', later: 1 });
  await askForCode(page);
  await giveCode(page, addresses, email);
  await toCheck(page, addresses, email, { commune: 'Villeneuve-Saint-Georges', later: 3 });
  await askForCode(page);
  await page.getByText(words.code.helpWords[1] ?? '').waitFor();
  expect((await mailTo(addresses, email, 3)).text).toContain('déjà un rendez-vous');
});
