// Makes the pictures of the README from a running `npm start`:
//   node_modules/.bin/node docs/screenshots.mjs
// Somebody made up books a time on a phone; then a professional and the secretariat look at their pages on a desk.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { addresses, ask, root, tokenOf, until } from './running.mjs';

const { api, web, mailbox } = addresses();
const email = `dominique.exemple.${Date.now() % 1000000}@courriel.example`;
const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => existsSync(path),
);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

async function open(width, height) {
  const options = { viewport: { width, height }, locale: 'fr-FR', timezoneId: 'Europe/Paris' };
  return await (await browser.newContext(options)).newPage();
}

const picture = (page, name) => page.screenshot({ path: join(root, 'docs', 'images', `${name}.png`) });

const codeOf = (address) =>
  until('the code', async () => {
    const { emails } = await ask('GET', `${mailbox}/store`);
    const mail = emails.find(({ destination }) => destination.to.includes(address));
    return /\b(\d{3})[\s\u00a0\u202f]?(\d{3})\b/
      .exec(mail?.body.text ?? '')
      ?.slice(1)
      .join('');
  });

async function family() {
  const page = await open(360, 740);
  const heading = () => page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(web);
  await heading();
  await picture(page, 'home');
  await page.locator('main a[href="/reserver"]').first().click();
  await page.locator('.service-card a').first().click();
  await page.getByRole('radio', { name: 'Sur place' }).check();
  await page.getByRole('radio', { name: 'Créteil' }).check();
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.locator('.hour').first().waitFor();
  await picture(page, 'times');
  await page.locator('.day .hour:visible').first().click();
  await page.locator('#firstName').fill('Dominique');
  await page.locator('#lastName').fill('Exemple');
  await page.locator('#email').fill(email);
  await page.getByRole('button', { name: 'Continuer' }).click();
  await page.locator('.facts').first().waitFor();
  await page.locator('main form button[type=submit], main .actions .button').first().click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(await codeOf(email));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL(/confirme/);
  await heading();
  await picture(page, 'confirmed');
}

/** Appointments of the coming week for the sample professional of this account, so that the agenda shows some. */
async function fillAgenda(account) {
  const token = tokenOf(account);
  const service = 'rendez-vous-des-droits';
  const asked = `${api}/v1/staff/slots?service=${service}&professional=${account}`;
  const { slots } = await ask('GET', asked, { token });
  const agreement = { at: new Date(Date.now() - 60_000).toISOString() };
  for (const [at, { start, place, mode }] of slots
    .filter((_, index) => index % 3 === 0)
    .slice(0, 9)
    .entries()) {
    const person = {
      firstName: 'Camille',
      lastName: `Exemple ${'ABCDEFGHIJKLMN'[at]}`,
      phone: '01 99 00 12 34',
    };
    const body = { service, start, place, mode, person, agreement };
    await ask('POST', `${api}/v1/staff/appointments`, { token, body });
  }
}

async function staff(account, path, name) {
  const page = await open(1280, 800);
  await page.goto(`${web}${path}`);
  await page.locator(`button[value="${account}"]`).click();
  await page.waitForURL(`${web}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // On a weekend the week that is shown is over.
  if (path === '/pro/agenda' && [0, 6].includes(new Date().getDay())) await page.getByText('›').click();
  await page.waitForLoadState('networkidle');
  await picture(page, name);
}

await family();
await fillAgenda('social-worker');
await staff('social-worker', '/pro/agenda', 'agenda');
await staff('secretariat', '/pro', 'secretariat');
await browser.close();
console.log('docs/images: home, times, confirmed, agenda, secretariat');
