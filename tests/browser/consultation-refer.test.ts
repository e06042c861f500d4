import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import * as z from 'zod';
import { texts } from '../../web/pro/consultation/texts.fr.ts';
import { texts as referral } from '../../web/pro/referrals/texts.fr.ts';
import { expectAccessible } from './support/axe.ts';
import { freshName, hands, signInAt } from './support/desk.ts';
import { freshAddress } from './support/mailbox.ts';
import { onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const Received = z.object({
  received: z.array(z.object({ reason: z.string(), person: z.object({ lastName: z.string() }) })),
});
const words = texts.request;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

onStage(
  'a psychologist refers to a mediator with the person’s agreement; it stands on the mediators’ list, and the request is over (P2, P3)',
  async ({ page, addresses }) => {
    const lastName = freshName();
    const sent = await fetch(`${addresses.api}/v1/cafs/94/consultation-requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        person: { firstName: 'Charlie', lastName, email: freshAddress('charlie') },
        contact: { by: 'email' },
        who: 'couple',
        forWhom: 'self',
        situation: 'couple',
      }),
    });
    expect(sent.status).toBe(202);
    await signInAt(page, addresses, 'psychologist', '/pro/demandes');
    await page.getByRole('link', { name: `Charlie ${lastName}` }).click();
    await button(page, words.end).click();
    await page.getByRole('radio', { name: words.decisions.mediator.label }).check();
    await button(page, words.close).click();
    const alert = page.getByRole('alert');
    await alert.getByText(words.missing.reason).waitFor();
    await alert.getByText(referral.refer.agreement.missing).waitFor();
    await expectAccessible(page);
    await page.locator('#reason').selectOption('separation');
    await page.locator('#agreement').check();
    await expectAccessible(page);
    await button(page, words.close).click();
    await page.getByText(words.outcomes.referred).waitFor();
    await expectAccessible(page);

    const mediator = await hands('mediator', addresses);
    const { received } = Received.parse(await mediator('GET', '/staff/referrals'));
    const found = received.filter(({ person }) => person.lastName === lastName);
    expect(found.map(({ reason }) => reason)).toEqual(['separation']);
  },
  { viewport: PHONE, timeout: 240_000 },
);
