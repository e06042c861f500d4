import { exportJWK, generateKeyPair } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { type Authorizer, makeAuthorizer } from '../../local/gateway/authorizer.ts';
import type { Listening } from '../../local/http.ts';
import { freePort } from '../../local/ports.ts';
import { AUDIENCE, CLIENT_ID, findAccount } from '../../local/sign-in/accounts.ts';
import { startProvider } from '../../local/sign-in/provider.ts';
import { signToken } from '../../local/sign-in/token.ts';

const WEB = 'http://127.0.0.1:65001';
const Tokens = z.object({ access_token: z.string(), id_token: z.string(), token_type: z.literal('Bearer') });
let provider: Listening;
let authorize: Authorizer;
let key: Record<string, string>;

async function makeKey(): Promise<Record<string, string>> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'local', alg: 'RS256', use: 'sig' };
  return z.record(z.string(), z.string()).parse(jwk);
}

beforeAll(async () => {
  key = await makeKey();
  provider = await startProvider({
    port: await freePort(),
    web: WEB,
    key,
    cookieKey: 'a cookie key of a test',
  });
  authorize = makeAuthorizer(provider.address, AUDIENCE);
});
afterAll(() => provider.stop());

function account(subject: string) {
  const found = findAccount(subject);
  if (found === undefined) throw new Error(`no account ${subject}`);
  return found;
}

/** A browser that follows redirects on the provider, keeps its cookies and stops at the client. */
async function browse(
  address: string,
  form?: Record<string, string>,
): Promise<{ url: string; html: string }> {
  const cookies = new Map<string, string>();
  let url = address;
  let body: Record<string, string> | undefined;
  for (let hop = 0; hop < 10; hop += 1) {
    if (url.startsWith(WEB)) return { url, html: '' };
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }),
    });
    body = undefined;
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) {
      const html = await response.text();
      const action = /action="([^"]+)"/.exec(html)?.[1];
      if (form === undefined || action === undefined) return { url, html };
      url = new URL(action, url).href;
      body = form;
    } else url = new URL(location, url).href;
  }
  throw new Error('too many redirects');
}

test('a professional signs in by code and PKCE and gets a token that the gateway accepts', async () => {
  const verifier = 'v'.repeat(50);
  const digest = await crypto.subtle.digest('SHA-256', Buffer.from(verifier));
  const redirect_uri = `${WEB}/connexion`;
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    scope: 'openid',
    redirect_uri,
    state: 's',
    code_challenge: Buffer.from(digest).toString('base64url'),
    code_challenge_method: 'S256',
  });
  const start = `${provider.address}/auth?${query}`;
  const listed = await browse(start);
  expect(listed.html).toContain('value="mediator-2"');
  expect(listed.html).toContain('lang="fr"');
  const back = new URL((await browse(start, { account: 'mediator-2' })).url);
  const answer = await fetch(`${provider.address}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT_ID,
      code: back.searchParams.get('code') ?? '',
      code_verifier: verifier,
      redirect_uri,
    }),
  });
  const tokens = Tokens.parse(await answer.json());
  const claims = await authorize(`Bearer ${tokens.access_token}`);
  expect(claims).toMatchObject({ sub: 'mediator-2', memberships: '[94:mediator]', aud: AUDIENCE });
  expect(claims?.['exp']).toMatch(/^\d+$/);
  expect(await authorize(`Bearer ${tokens.id_token}`)).toBeUndefined();
});

test('without a challenge no code is given', async () => {
  const query = new URLSearchParams({
    client_id: CLIENT_ID,
    response_type: 'code',
    scope: 'openid',
    redirect_uri: `${WEB}/connexion`,
  });
  const { url } = await browse(`${provider.address}/auth?${query}`, { account: 'mediator' });
  expect(new URL(url).searchParams.get('error')).toBe('invalid_request');
});

test('a token for scripts is accepted, a forged, expired, foreign or missing one is not', async () => {
  const issuer = provider.address;
  const token = (options: Partial<Parameters<typeof signToken>[1]> = {}) =>
    signToken(account('psychologist-3'), { issuer, key, lifetime: '5m', ...options });
  expect(await authorize(`Bearer ${await token()}`)).toMatchObject({ memberships: '[94:psychologist]' });
  expect(await authorize(`Bearer ${await token({ key: await makeKey() })}`)).toBeUndefined();
  expect(await authorize(`Bearer ${await token({ lifetime: '-1m' })}`)).toBeUndefined();
  expect(await authorize(`Bearer ${await token({ issuer: 'http://127.0.0.1:1' })}`)).toBeUndefined();
  expect(await authorize(`Bearer ${(await token()).slice(0, -4)}AAAA`)).toBeUndefined();
  expect(await makeAuthorizer(issuer, 'urn:another')(`Bearer ${await token()}`)).toBeUndefined();
  expect(await authorize(undefined)).toBeUndefined();
  expect(await authorize('Basic bWVkaWF0b3I6')).toBeUndefined();
});
