import type { Fact } from '../domain/data-facts.ts';
import { callFact, messageFact } from '../domain/data-facts-letters.ts';
import { type AboutKind, DATA_RULES, type DataKind } from '../domain/data-kinds.ts';
import {
  isForDataRequest,
  isForParty,
  isForRequest,
  isForWaiting,
  Notification,
  ToCall,
} from '../domain/notification.ts';
import { parseItem } from '../store/items.ts';
import { subjectOf } from './own-kinds.ts';

/** A message or a call, which bears no name: it is theirs when what it speaks of is. */
export interface AboutRecord {
  readonly subject: string;
  /** None for what is not told. */
  readonly fact: Fact | undefined;
}

type Item = Readonly<Record<string, unknown>>;

/** How each kind that speaks of a record is found and told (`DATA_RULES`). */
export const ABOUT_KINDS: Readonly<Record<AboutKind, (item: Item) => AboutRecord>> = {
  notification: (item) => {
    const one = parseItem(Notification, { ...item });
    return { subject: subject(one), fact: messageFact(one) };
  },
  'to-call': (item) => {
    const one = parseItem(ToCall, { ...item });
    return { subject: subject(one), fact: callFact(one) };
  },
};

export function isAbout(kind: DataKind): kind is AboutKind {
  return DATA_RULES[kind].found === 'by-record';
}

function subject(one: Notification | ToCall): string {
  if (isForParty(one)) return subjectOf.party(one.mediation, one.party);
  if (isForRequest(one)) return subjectOf.request(one.request);
  if (isForWaiting(one)) return subjectOf.waiting(one.waiting);
  if (isForDataRequest(one)) return subjectOf.data(one.dataRequest);
  return subjectOf.appointment(one.appointment);
}
