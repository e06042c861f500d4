import { ErrorResponse, OidcClient, User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { loadConfig } from '../app/config.ts';

/** Where a second tab signs in for a first one whose session ended; nothing of it is shown longer than a moment. */
export const RESUME = '/pro/reprendre';

/** How long leaving waits for the issuer to take the refresh token back, ms; then it leaves all the same. */
const REVOKE_MS = 3_000;
/** After so long without an answer of the issuer a request to it failed. */
const PATIENCE_SECONDS = 10;

let manager: Promise<UserManager> | undefined;

/** Authorization code with PKCE at the configured issuer; nothing outlives the tab. */
export function signInManager(): Promise<UserManager> {
  manager ??= loadConfig()
    .then(({ signIn }) => {
      const tab = () => new WebStorageStateStore({ store: window.sessionStorage });
      return new UserManager({
        authority: signIn.issuer,
        client_id: signIn.clientId,
        scope: signIn.scope,
        redirect_uri: `${window.location.origin}/connexion`,
        post_logout_redirect_uri: `${window.location.origin}/`,
        userStore: tab(),
        stateStore: tab(),
        automaticSilentRenew: false,
        requestTimeoutInSeconds: PATIENCE_SECONDS,
      });
    })
    .catch((error: unknown) => {
      manager = undefined;
      throw error;
    });
  return manager;
}

/** Whoever is signed in in this tab and whose token still holds or could be renewed. */
export async function signedIn(): Promise<User | undefined> {
  const user = await (await signInManager()).getUser();
  if (user === null) return undefined;
  if (user.expired !== true) return user;
  const renewed = await renew(user);
  return renewed instanceof User ? renewed : undefined;
}

/** The next token by the refresh token, where the issuer gave one: `never` when it will not, `later` when nobody answered. */
export async function renew(user: User): Promise<User | 'never' | 'later'> {
  if (user.refresh_token === undefined) return 'never';
  try {
    return (await (await signInManager()).signinSilent()) ?? 'never';
  } catch (error) {
    return error instanceof ErrorResponse ? 'never' : 'later';
  }
}

/** Takes over what another tab signed in. */
export async function keepUser(user: User): Promise<void> {
  await (await signInManager()).storeUser(user);
}

/** Drops a token that the service does not take. */
export async function forget(): Promise<void> {
  await (await signInManager()).removeUser();
}

/** Leaves for the sign-in and comes back to `path`, which is one of ours. */
export async function signIn(path: string): Promise<void> {
  await (await signInManager()).signinRedirect({ state: { path } });
}

/** Ends what `/connexion` came back with. @throws Error when the sign-in failed or was not ours. */
export async function finishSignIn(): Promise<{ user: User; path: string }> {
  const user = await (await signInManager()).signinRedirectCallback();
  const { state } = user;
  const path = typeof state === 'object' && state !== null && 'path' in state ? state.path : undefined;
  return { user, path: typeof path === 'string' && /^\/pro(?![^/?])/.test(path) ? path : '/pro' };
}

/** Signs out here and at the issuer, and forgets whatever this tab kept; the next person at this desk finds nothing. */
export async function signOut(): Promise<void> {
  const oidc = await signInManager();
  const user = await oidc.getUser();
  window.sessionStorage.clear();
  await Promise.race([revoke(oidc, user), new Promise((done) => setTimeout(done, REVOKE_MS))]);
  const home = `${window.location.origin}/`;
  await oidc
    .signoutRedirect({
      ...(user?.id_token === undefined ? {} : { id_token_hint: user.id_token }),
      // Cognito knows these two instead of the standard's.
      extraQueryParams: { client_id: oidc.settings.client_id, logout_uri: home },
    })
    .catch(() => window.location.assign(home));
}

/** By a client of its own: the manager's would write what it revoked back into the tab. */
async function revoke({ settings, metadataService }: UserManager, user: User | null): Promise<void> {
  if (user?.refresh_token === undefined) return;
  const client = new OidcClient(settings, metadataService);
  await client.revokeToken(user.refresh_token, 'refresh_token').catch(() => undefined);
}
