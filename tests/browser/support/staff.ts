import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { readSecrets } from '../../../local/secrets.ts';
import { type Account, CLIENT_ID } from '../../../local/sign-in/accounts.ts';
import { signToken } from '../../../local/sign-in/token.ts';
import { hands } from './desk.ts';
import { machineFolder } from './machine-folder.ts';

const Slots = z.object({
  slots: z.array(z.object({ start: z.string(), place: z.string(), mode: z.string() })),
});
const Booked = z.object({ id: z.string(), start: z.string() });

interface Wish {
  readonly professional: string;
  readonly service: string;
  readonly mode: string;
  readonly person: Readonly<Record<string, string>>;
  readonly contact?: Readonly<Record<string, unknown>>;
  readonly needs?: readonly string[];
}

/** Books for a made-up person, by the secretariat's hands, the first free time with this professional from tomorrow on. */
export async function bookWith(addresses: Addresses, { professional, service, mode, ...rest }: Wish) {
  const send = await hands('secretariat', addresses);
  const from = DateTime.now().setZone('Europe/Paris').plus({ days: 1 }).toISODate() ?? '';
  const query = new URLSearchParams({ service, professional, mode, from });
  const [slot] = Slots.parse(await send('GET', `/staff/slots?${query}`)).slots;
  if (slot === undefined) throw new Error(`no time with ${professional}`);
  const agreement = { at: new Date().toISOString() };
  return Booked.parse(
    await send('POST', '/staff/appointments', { service, professional, ...slot, agreement, ...rest }),
  );
}

/** An appointment as the agenda's owner reads it. */
export async function readAs(addresses: Addresses, account: string, id: string) {
  return await (await hands(account, addresses))('GET', `/staff/appointments/${id}`);
}

const KEY = (issuer: string) => `oidc.user:${issuer}:${CLIENT_ID}`;

/**
 * A real token of any account and lifetime (`20s`), put where the sign-in keeps it, without the means to renew it: what a demonstration
 * account cannot show.
 */
export async function arriveWithToken(
  page: Page,
  { web, issuer }: Addresses,
  account: Pick<Account, 'subject'> & { readonly memberships: readonly string[] },
  { path, seconds }: { path: string; seconds: number },
): Promise<void> {
  const { subject, memberships } = account;
  const key = readSecrets(machineFolder()).signIn;
  const access_token = await signToken(
    { subject, role: 'mediator', label: subject, claims: { memberships } },
    { issuer, key, lifetime: `${seconds}s` },
  );
  const expires_at = Math.floor(Date.now() / 1_000) + seconds;
  const profile = { sub: subject, iss: issuer, aud: CLIENT_ID, exp: expires_at, iat: expires_at - seconds };
  const user = JSON.stringify({ access_token, token_type: 'Bearer', scope: 'openid', profile, expires_at });
  await page.goto(`${web}/icon.svg`);
  await page.evaluate(([name, value]) => sessionStorage.setItem(name, value), [KEY(issuer), user] as const);
  await page.goto(`${web}${path}`);
}

/** Says of whoever is signed in that their token ends in so many seconds; how it is renewed stays. */
export async function shortenToken(page: Page, { issuer }: Addresses, seconds: number): Promise<string> {
  return await page.evaluate(
    ([name, left]) => {
      const user = JSON.parse(sessionStorage.getItem(name) ?? '{}');
      sessionStorage.setItem(
        name,
        JSON.stringify({ ...user, expires_at: Math.floor(Date.now() / 1_000) + left }),
      );
      return String(user.access_token);
    },
    [KEY(issuer), seconds] as const,
  );
}

export async function tokenIn(page: Page, { issuer }: Addresses): Promise<string> {
  return await page.evaluate(
    (name) => String(JSON.parse(sessionStorage.getItem(name) ?? '{}').access_token),
    KEY(issuer),
  );
}
