import type { ComponentChildren } from 'preact';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import './desk.css';
import { FreshBar } from './fresh-bar.tsx';
import type { Fresh } from './use-fresh.ts';

interface FreshListProps<T> {
  readonly fresh: Fresh<T>;
  /** What is said when it is empty, else undefined; left out where each part of the list says it. */
  readonly none?: (value: T) => string | undefined;
  readonly children: (value: T) => ComponentChildren;
}

/** A list in every state it can be in: waited for, not read, empty, or there with when it was read. */
export function FreshList<T>({ fresh, none, children }: FreshListProps<T>) {
  const { load, ...state } = fresh;
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'failed') return <Failed problem={load.problem} again={fresh.again} />;
  const words = none?.(load.value);
  return (
    <>
      <FreshBar {...state} />
      {words === undefined ? null : <p class="nothing-left">{words}</p>}
      {children(load.value)}
    </>
  );
}
