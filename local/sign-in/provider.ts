import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Configuration, Provider } from 'oidc-provider';
import { escapeHtml } from '../html.ts';
import { type Listening, listen, readWhole } from '../http.ts';
import { AUDIENCE, CLIENT_ID, findAccount } from './accounts.ts';
import { MemoryAdapter } from './adapter.ts';
import { signInFrame, signInPage, signOutPage } from './page.ts';

export interface ProviderOptions {
  readonly port: number;
  /** Where the browser client is served; it alone may be redirected to. */
  readonly web: string;
  readonly key: Record<string, string>;
  readonly cookieKey: string;
}

const INTERACTION = '/connexion/';
const HOUR = 3_600;

/** An OpenID Connect provider with the demonstration accounts: authorization code with PKCE, JWT access tokens with the claim `memberships`. */
export async function startProvider(options: ProviderOptions): Promise<Listening> {
  const provider = new Provider(`http://127.0.0.1:${options.port}`, configuration(options));
  const answer = provider.callback();
  return await listen(options.port, async (request, response) => {
    if (request.url?.startsWith(INTERACTION)) await signIn(provider, request, response);
    else await answer(request, response);
  });
}

async function signIn(provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(signInPage(request.url ?? ''));
    return;
  }
  const form = new URLSearchParams((await readWhole(request, 10_000))?.toString('utf8'));
  const account = findAccount(form.get('account') ?? '');
  await provider.interactionFinished(
    request,
    response,
    account === undefined
      ? { error: 'access_denied', error_description: 'unknown account' }
      : { login: { accountId: account.subject } },
  );
}

function configuration(options: ProviderOptions): Configuration {
  const { origin, port } = new URL(options.web);
  const origins = [origin, `http://localhost:${port}`];
  return {
    adapter: MemoryAdapter,
    jwks: { keys: [options.key] },
    cookies: { keys: [options.cookieKey] },
    clients: [
      {
        client_id: CLIENT_ID,
        client_name: 'rdv-famille',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: origins.map((each) => `${each}/connexion`),
        post_logout_redirect_uris: origins.map((each) => `${each}/`),
      },
    ],
    clientBasedCORS: (_ctx, asking) => origins.includes(asking),
    // As Cognito does, for as long as the session lives.
    issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: false,
    pkce: { required: () => true },
    interactions: { url: (_ctx, interaction) => `${INTERACTION}${interaction.uid}` },
    findAccount: (_ctx, subject) => {
      const account = findAccount(subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, ...account.claims }) };
    },
    async loadExistingGrant(ctx) {
      const accountId = ctx.oidc.session?.accountId;
      const clientId = ctx.oidc.client?.clientId;
      if (accountId === undefined || clientId === undefined) return undefined;
      const grant = new ctx.oidc.provider.Grant({ accountId, clientId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
    extraTokenClaims: (_ctx, token) =>
      'accountId' in token ? { ...findAccount(token.accountId)?.claims } : undefined,
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => AUDIENCE,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: '',
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource(ctx, form) {
          ctx.body = signOutPage(form);
        },
        postLogoutSuccessSource(ctx) {
          ctx.body = signInFrame('Vous êtes déconnecté', '<p>Vous pouvez fermer cette page.</p>');
        },
      },
    },
    ttl: {
      AccessToken: HOUR,
      IdToken: HOUR,
      Interaction: HOUR,
      RefreshToken: 12 * HOUR,
      Session: 12 * HOUR,
      Grant: 12 * HOUR,
    },
    renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = signInFrame(
        'La connexion n’a pas abouti',
        `<p>${escapeHtml(out.error)} : ${escapeHtml(out.error_description ?? '')}</p>`,
      );
    },
  };
}
