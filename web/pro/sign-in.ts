import { type User, UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { loadConfig } from '../app/config.ts';

let manager: Promise<UserManager> | undefined;

/** Authorization code with PKCE at the configured issuer; nothing outlives the tab. */
export function signInManager(): Promise<UserManager> {
  manager ??= loadConfig().then(({ signIn }) => {
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
    });
  });
  return manager;
}

/** Whoever is signed in and whose token still holds. */
export async function signedIn(): Promise<User | undefined> {
  const user = await (await signInManager()).getUser();
  return user === null || user.expired === true ? undefined : user;
}

/** Leaves for the sign-in and comes back to `path`. */
export async function signIn(path: string): Promise<void> {
  await (await signInManager()).signinRedirect({ state: { path } });
}

/** Ends what `/connexion` came back with; answers the path to go on to. @throws Error when the sign-in failed or was not ours. */
export async function finishSignIn(): Promise<string> {
  const { state } = await (await signInManager()).signinRedirectCallback();
  const path = typeof state === 'object' && state !== null && 'path' in state ? state.path : undefined;
  return typeof path === 'string' && path.startsWith('/pro') ? path : '/pro';
}

export async function signOut(): Promise<void> {
  await (await signInManager()).signoutRedirect();
}
