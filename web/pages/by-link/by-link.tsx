import type { ComponentChildren } from 'preact';
import { useLocation } from 'preact-iso';
import type { Result } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { useSecret } from '../../app/take-secret.ts';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';

/** A link token. */
const TOKEN = /^[\w-]{20,100}$/;

/** What a link opened, and what its page can do about it. */
export interface LinkOpened<V> {
  readonly read: V;
  readonly token: string;
  /** Reads it once more. */
  readonly again: () => void;
  /** Wipes the link from this tab and goes to the first page. */
  readonly onForget: () => void;
}

/** Without a link, or with a dead one: it was used, and leads nowhere any more. */
export interface NoLink {
  readonly isDead: boolean;
  readonly onToken: (token: string) => void;
}

interface ByLinkProps<V> {
  /** Of the token in this tab. */
  readonly name: string;
  /** Heads the page when it could not be read. */
  readonly title: string;
  readonly delicate?: boolean;
  readonly read: (token: string, signal: AbortSignal) => Promise<Result<V>>;
  readonly noLink: (way: NoLink) => ComponentChildren;
  readonly children: (opened: LinkOpened<V>) => ComponentChildren;
}

/** A page by the link of a mail: its token is taken out of the address (F3), kept in this tab alone, and what it opens is read. */
export function ByLink<V>(props: ByLinkProps<V>) {
  const { secret: token, keep } = useSecret(props.name, TOKEN);
  if (token === undefined) return <>{props.noLink({ isDead: false, onToken: keep })}</>;
  return <Known key={token} {...props} token={token} keep={keep} />;
}

interface KnownProps<V> extends ByLinkProps<V> {
  readonly token: string;
  readonly keep: (token: string | undefined) => void;
}

function Known<V>({ title, delicate = false, read, noLink, children, token, keep }: KnownProps<V>) {
  const { route } = useLocation();
  const { load, again } = useLoad((signal) => read(token, signal), [token]);
  const onForget = () => {
    keep(undefined);
    route('/', true);
  };
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'ready') return <>{children({ read: load.value, token, again, onForget })}</>;
  if (load.problem.code === 'NOT_FOUND') return <>{noLink({ isDead: true, onToken: keep })}</>;
  return (
    <Page title={title} delicate={delicate}>
      <Failed problem={load.problem} again={again} />
    </Page>
  );
}
