import type { Result } from '../../api/contract.ts';
import { useLoad } from '../../app/use-load.ts';
import type { Entry } from '../menu.tsx';
import { type Staff, useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';

interface Count {
  readonly count: number;
  /** At least so many. */
  readonly more: boolean;
}
type Reader = (staff: Staff, signal: AbortSignal) => Promise<Result<Count>>;

/** How many wait in each list, by the list's page. */
const LISTS: Readonly<Record<string, Reader>> = {
  '/pro/a-appeler': async ({ ask }, signal) =>
    counted(await ask('GET /v1/staff/to-call', {}, { signal }), ({ calls, more }) => ({
      count: calls.length,
      more,
    })),
  '/pro/rappels': async ({ ask }, signal) =>
    counted(await ask('GET /v1/staff/call-backs', {}, { signal }), ({ callBacks, more }) => ({
      count: callBacks.length,
      more,
    })),
  '/pro/a-replacer': async ({ ask }, signal) =>
    counted(await ask('GET /v1/staff/disruptions', {}, { signal }), ({ disruptions, more }) => ({
      count: disruptions.reduce((sum, { waiting, engaged }) => sum + waiting + engaged, 0),
      more,
    })),
  '/pro/doublons': async ({ ask }, signal) =>
    counted(
      await ask('GET /v1/staff/possible-duplicates', { query: {} }, { signal }),
      ({ groups, next }) => ({
        count: groups.length,
        more: next !== null,
      }),
    ),
  '/pro/donnees': async ({ ask }, signal) =>
    counted(
      await ask('GET /v1/staff/data-requests', { query: { status: 'open' } }, { signal }),
      ({ requests, more }) => ({ count: requests.length, more }),
    ),
  '/pro/orientations': async ({ ask }, signal) =>
    counted(await ask('GET /v1/staff/referrals', {}, { signal }), ({ received }) => ({
      count: received.length,
      more: false,
    })),
  '/pro/a-cloturer': async ({ ask }, signal) =>
    counted(await ask('GET /v1/staff/unclosed', {}, { signal }), ({ appointments }) => ({
      count: appointments.length,
      more: false,
    })),
};

/** The lists to work off, each with its number. A list that cannot be read is still led to. */
export function Counts({ entries }: { entries: readonly Entry[] }) {
  const lists = entries.filter(({ path }) => LISTS[path] !== undefined);
  if (lists.length === 0) return null;
  return (
    <section class="stack" aria-labelledby="start-lists">
      <h2 id="start-lists">{texts.groups.lists}</h2>
      <ul class="grid tight">
        {lists.map((entry) => (
          <li key={entry.path}>
            <ListCard entry={entry} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function ListCard({ entry: { path, label } }: { entry: Entry }) {
  const staff = useStaff();
  const { load } = useLoad<Count>(
    (signal) =>
      LISTS[path]?.(staff, signal) ?? Promise.resolve({ ok: true, value: { count: 0, more: false } }),
    [path],
  );
  return (
    <a class="card entry" href={path}>
      {load.state === 'ready' ? (
        <span class={load.value.count === 0 ? 'count none' : 'count'}>
          {texts.start.count(load.value.count, load.value.more)}
        </span>
      ) : (
        <span class="count" aria-hidden="true">
          {load.state === 'waiting' ? '…' : '?'}
        </span>
      )}
      {label}
      {load.state === 'failed' ? <span class="hint">{texts.start.notRead}</span> : null}
    </a>
  );
}

function counted<T>(result: Result<T>, count: (value: T) => Count): Result<Count> {
  return result.ok ? { ok: true, value: count(result.value) } : result;
}
