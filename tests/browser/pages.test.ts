import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { serviceKey } from '../../web/app/service-key.ts';
import { en } from '../../web/texts/en.ts';
import { fr } from '../../web/texts/fr.ts';
import { expectAccessible } from './support/axe.ts';
import { heading } from './support/booking.ts';
import { keyboard } from './support/hands.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const MEDIATION = `/service/${serviceKey('entretien-information-mediation')}`;
const PSYCHOLOGIST = `/service/${serviceKey('consultation-psychologue')}`;
const PUBLIC = [
  '/',
  ...[
    'rendez-vous-des-droits',
    'entretien-information-mediation',
    'seance-mediation',
    'consultation-psychologue',
    'information-collective',
    'accompagnement-social',
  ].map((id) => `/service/${serviceKey(id)}`),
  '/service/inconnu',
  '/rendez-vous',
  '/invitation',
  '/rappel',
  '/visio',
  '/visio#0b7c1b5e-0000-4000-8000-123456789abc',
  '/donnees-personnelles',
  '/votre-demande',
  '/lire',
  '/accessibilite',
  '/cookies',
  '/une/page/qui/manque',
];
/** Many pages one after the other. */
const LONG = 300_000;
const SMALLEST = { width: 320, height: 640 };
/** What is left of 1280 pixels when everything is twice as large. */
const TWICE_AS_LARGE = { width: 640, height: 450 };

onStage(
  'every page is accessible at 360 pixels, in French and in English, neutral outside (F3), with the Caf’s number',
  async ({ page, addresses }) => {
    for (const path of PUBLIC) {
      await visit(page, addresses, path);
      await page.getByRole('link', { name: '01 99 00 00 94' }).first().waitFor();
      await expectAccessible(page);
      expect(await page.title(), path).not.toMatch(/médiat|psycho|droits/i);
      expect(page.url(), path).not.toMatch(/mediat|psycho|droits|#/);
      await inEnglish(page);
      await expectAccessible(page);
      await inFrench(page);
    }
  },
);

onStage(
  'every page is accessible at 1280 pixels',
  async ({ page, addresses }) => {
    for (const path of PUBLIC) {
      await visit(page, addresses, path);
      await expectAccessible(page);
    }
  },
  { viewport: DESK, timeout: LONG },
);

for (const viewport of [SMALLEST, TWICE_AS_LARGE])
  onStage(
    `nothing sticks out sideways at ${viewport.width} pixels, in either language`,
    async ({ page, addresses }) => {
      for (const path of PUBLIC) {
        await visit(page, addresses, path);
        expect(await sideways(page), path).toBeLessThanOrEqual(0);
        await inEnglish(page);
        expect(await sideways(page), `${path} in English`).toBeLessThanOrEqual(0);
        await inFrench(page);
      }
    },
    { viewport, timeout: LONG },
  );

async function visit(page: Page, { web }: Addresses, path: string): Promise<void> {
  await page.goto(`${web}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

async function inEnglish(page: Page): Promise<void> {
  await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
  await page.locator('html[lang="en"]').waitFor();
}

async function inFrench(page: Page): Promise<void> {
  await page.getByRole('button', { name: en.frame.otherLanguage }).click();
  await page.locator('html[lang="fr"]').waitFor();
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

onStage(
  'the front page leads everywhere by keyboard, and says that all is free and optional',
  async ({ page, addresses }) => {
    for (const [href, title] of [
      ['/invitation', fr.invitation.title],
      ['/rendez-vous', fr.own.entry],
      ['/rappel', fr.callBack.title],
      ['/reserver', fr.booking.service.title],
      [MEDIATION, 'Entretien d’information sur la médiation familiale'],
    ]) {
      await page.goto(addresses.web);
      await keyboard.press(page.locator(`main a[href="${href}"]`).first());
      await heading(page, title ?? '');
      expect(await page.evaluate(() => document.activeElement?.tagName), 'the heading has the focus').toBe(
        'H1',
      );
    }
    await page.goto(addresses.web);
    await page.getByText('gratuits et facultatifs').waitFor();
  },
);

onStage('numbers for danger are there for whoever looks for them', async ({ page, addresses }) => {
  await page.goto(addresses.web);
  const danger = page.getByText(fr.frame.danger);
  expect(await page.getByRole('link', { name: '3919' }).isVisible()).toBe(false);
  await keyboard.press(page.locator('summary', { has: danger }));
  for (const number of ['3919', '119', '17'])
    expect(await page.getByRole('link', { name: number, exact: true }).getAttribute('href')).toBe(
      `tel:${number}`,
    );
  await expectAccessible(page);
});

onStage('the quick exit leads where the Caf says', async ({ page, addresses }) => {
  const elsewhere = 'https://meteo.example/';
  await page.route(elsewhere, (route) => route.fulfill({ body: 'Beau temps', contentType: 'text/plain' }));
  await page.route('**/v1/cafs/94/services', async (route) => {
    const catalogue = await (await fetch(route.request().url())).json();
    await route.fulfill({ json: { ...catalogue, caf: { ...catalogue.caf, quickExit: elsewhere } } });
  });
  await page.goto(`${addresses.web}${MEDIATION}`);
  const left = page.waitForRequest(elsewhere);
  await keyboard.press(page.getByRole('button', { name: fr.frame.exit }));
  expect((await left).headers()['referer']).toBeUndefined();
  await page.waitForURL(elsewhere);
});

for (const path of [MEDIATION, PSYCHOLOGIST])
  onStage(
    `the quick exit of ${path} forgets everything and leaves no way back to the page`,
    async ({ page, addresses }) => {
      await page.goto(`${addresses.web}/cookies`);
      await page.evaluate(() => sessionStorage.setItem('booking-1', 'something'));
      await page.goto(`${addresses.web}${path}`);
      await page.getByRole('button', { name: fr.frame.exit }).click();
      await page.waitForURL('about:blank');
      await page.goBack();
      await heading(page, fr.legal.cookies.title);
      expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
    },
  );

onStage('Escape once does nothing; twice at once it leaves', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}${MEDIATION}`);
  await page.getByRole('button', { name: fr.frame.exit }).waitFor();
  await page.keyboard.press('Escape');
  await page.waitForTimeout(1_200);
  await page.keyboard.press('Escape');
  await page.waitForTimeout(200);
  expect(page.url()).toBe(`${addresses.web}${MEDIATION}`);
  await page.keyboard.press('Escape');
  await page.waitForURL('about:blank');
});

onStage('a service that is not delicate has no quick exit', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}/service/${serviceKey('rendez-vous-des-droits')}`);
  await heading(page, 'Rendez-vous des droits');
  expect(await page.getByRole('button', { name: fr.frame.exit }).count()).toBe(0);
});

onStage(
  'each service says how to get it: a time, a call, or the professional',
  async ({ page, addresses }) => {
    const at = (id: string) => page.goto(`${addresses.web}/service/${serviceKey(id)}`);
    await at('rendez-vous-des-droits');
    await page.getByRole('button', { name: fr.service.chooseTime }).click();
    await heading(page, fr.booking.place.title);
    await at('consultation-psychologue');
    await page.getByText(fr.service.request).waitFor();
    await page.getByRole('link', { name: fr.service.callMe }).click();
    await heading(page, fr.callBack.title);
    expect(await page.locator('#service').inputValue()).toBe('consultation-psychologue');
    await at('information-collective');
    await page.getByText(fr.service.session).waitFor();
    await at('seance-mediation');
    await page.getByText(fr.service.professional).waitFor();
    expect(await page.getByRole('button', { name: fr.service.chooseTime }).count()).toBe(0);
  },
);

const DELIVERIES = [
  {
    delivery: { by: 'partner', name: 'Association Exemple', phone: '01 99 00 11 11' },
    said: fr.service.partner('Association Exemple'),
  },
  { delivery: { by: 'nobody', elsewhere: 'Adressez-vous au tribunal.' }, said: fr.service.nobody },
];
for (const { delivery, said } of DELIVERIES)
  onStage(`a service run by ${delivery.by} says where to turn`, async ({ page, addresses }) => {
    await page.route('**/v1/cafs/94/services', async (route) => {
      const catalogue = await (await fetch(route.request().url())).json();
      for (const service of catalogue.services) service.delivery = delivery;
      await route.fulfill({ json: catalogue });
    });
    await page.goto(`${addresses.web}${MEDIATION}`);
    await page.getByText(said).waitFor();
    await page
      .getByText(delivery.phone ?? delivery.elsewhere ?? '')
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: fr.service.chooseTime }).count()).toBe(0);
    await expectAccessible(page);
  });

onStage(
  'when the service does not answer, the number is still there, and one can try again',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/503|Failed to load resource/);
    await page.route('**/v1/**', (route) => route.fulfill({ status: 503, body: '' }));
    await page.goto(addresses.web);
    await page.getByRole('alert').waitFor();
    await page.getByRole('link', { name: '01 99 00 00 94' }).waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: fr.page.tryAgain }).click();
    await heading(page, fr.home.title);
  },
);

onStage(
  'a page whose code does not come says so, and comes when tried again',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/ERR_|Failed to/);
    await page.goto(addresses.web);
    await page.route('**/assets/call-back-*.js', (route) => route.abort());
    await page.locator('main a[href="/rappel"]').click();
    await page.getByText(fr.problems.OFFLINE).waitFor();
    await expectAccessible(page);
    await page.unroute('**/assets/call-back-*.js');
    await page.getByRole('button', { name: fr.page.tryAgain }).click();
    await heading(page, fr.callBack.title);
  },
);

onStage('English stays for the tab, on the page one is on', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}${MEDIATION}`);
  await keyboard.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
  await heading(page, 'Information interview on family mediation');
  expect(page.url()).toBe(`${addresses.web}${MEDIATION}`);
  await page.reload();
  await heading(page, 'Information interview on family mediation');
  await page.getByText('Monday to Friday').waitFor();
});
