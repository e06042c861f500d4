import { User } from 'oidc-client-ts';
import { keepUser, renew } from './sign-in.ts';

/** `ending`: the token runs out and could not be renewed; `other`: somebody else signed in where this person was asked to. */
export type Standing = 'good' | 'ending' | 'ended' | 'other';

/** From so many seconds before the end on the session is renewed or, where it cannot be, the person is told. */
const WARN_SECONDS = 180;
const LOOK_MS = 5_000;
const CHANNEL = 'sign-in';

/** The token of whoever is signed in, kept alive as long as the issuer lets us; the page and what is typed in it outlive it. */
export interface Session {
  token(): string;
  /** After a 401 with this token: true once there is a newer one, false when `signal` ended the wait. */
  refused(token: string, signal: AbortSignal | undefined): Promise<boolean>;
  /** Tells how the session stands, now and whenever it changes, until the answer is called. */
  watch(tell: (standing: Standing) => void): () => void;
}

export function makeSession(first: User): Session {
  let user = first;
  let isRefused = false;
  let isHopeless = false;
  let isOther = false;
  let renewing: Promise<void> | undefined;
  const waiting = new Set<() => void>();
  const watchers = new Set<(standing: Standing) => void>();

  const standing = (): Standing => {
    const left = user.expires_in ?? Number.POSITIVE_INFINITY;
    if (isOther) return 'other';
    if (isRefused || left <= 0) return 'ended';
    return left < WARN_SECONDS ? 'ending' : 'good';
  };
  const tell = () => {
    for (const watcher of watchers) watcher(standing());
  };
  const take = (next: User) => {
    user = next;
    isRefused = false;
    isHopeless = false;
    isOther = false;
    for (const go of waiting) go();
    waiting.clear();
    tell();
  };
  const tryRenewing = async () => {
    if (isHopeless) return;
    const next = await renew(user);
    if (next === 'never') isHopeless = true;
    else if (next !== 'later') take(next);
  };
  const renewOnce = () => {
    renewing ??= tryRenewing().finally(() => {
      renewing = undefined;
    });
    return renewing;
  };
  const look = async () => {
    if (standing() === 'good') return;
    await renewOnce();
    tell();
  };
  const listen = (channel: BroadcastChannel) => {
    channel.onmessage = ({ data }) => {
      const next = User.fromStorageString(String(data));
      if (next.profile.sub === user.profile.sub) void keepUser(next).then(() => take(next));
      else if (standing() === 'ended') {
        isOther = true;
        tell();
      }
    };
  };

  return {
    token: () => user.access_token,
    async refused(token, signal) {
      if (token !== user.access_token) return true;
      isRefused = true;
      await renewOnce();
      if (token !== user.access_token) return true;
      tell();
      return await new Promise<boolean>((done) => {
        waiting.add(() => done(true));
        signal?.addEventListener('abort', () => done(false));
      });
    },
    watch(watcher) {
      const channel = new BroadcastChannel(CHANNEL);
      listen(channel);
      watchers.add(watcher);
      const timer = setInterval(() => void look(), LOOK_MS);
      const onSight = () => void look();
      document.addEventListener('visibilitychange', onSight);
      watcher(standing());
      return () => {
        channel.close();
        watchers.delete(watcher);
        clearInterval(timer);
        document.removeEventListener('visibilitychange', onSight);
      };
    },
  };
}

/** Hands a fresh sign-in to the tabs that wait for one, keeps nothing of it here, and closes this tab, opened for it. */
export function handOver(user: User): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(user.toStorageString());
  channel.close();
  window.sessionStorage.clear();
  window.setTimeout(() => window.close(), 300);
}
