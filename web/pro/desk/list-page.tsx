import type { ComponentChildren } from 'preact';
import { Page } from '../../app/page.tsx';
import './desk.css';
import { FreshList } from './fresh-list.tsx';
import { Said } from './said.tsx';
import { texts } from './texts.fr.ts';
import type { Fresh } from './use-fresh.ts';

interface ListPageProps<T> {
  readonly title: string;
  readonly lead: string;
  readonly fresh: Fresh<T>;
  readonly count: (value: T) => number;
  /** Said when nothing is left to do. */
  readonly none: string;
  /** What was just done, spoken and focused. */
  readonly said?: string | undefined;
  readonly children: (value: T) => ComponentChildren;
}

/** A list to work off: its count in the heading, how fresh it is, and every state it can be in. */
export function ListPage<T>({ title, lead, fresh, count, none, said, children }: ListPageProps<T>) {
  const { load } = fresh;
  const found = load.state === 'ready' ? count(load.value) : undefined;
  return (
    <Page title={texts.list.titled(title, found)} neutralTitle={title} lead={lead}>
      <div class="desk stack">
        <Said words={said} />
        <FreshList fresh={fresh} none={(value) => (count(value) === 0 ? none : undefined)}>
          {children}
        </FreshList>
      </div>
    </Page>
  );
}
