import type { Appointment, Outcome } from '../domain/appointment.ts';
import type { Service } from '../domain/caf.ts';
import { type Mediation, timeOf } from '../domain/mediation.ts';
import { MediationFact } from '../domain/mediation-facts.ts';
import { sessionOf } from '../domain/mediation-moves.ts';
import type { LocalDate } from '../domain/words.ts';
import type { Store } from './client.ts';
import { parseItem, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { queryAll } from './query.ts';
import type { NamedWrite } from './transact.ts';

/** D2: the current year's figures and those of the two before it. */
const KEPT_DAYS = 1_097;

/** The service of the first, single talk with a mediator (M1). */
export const isInterview = ({ receivedBy, bookableBy }: Service): boolean =>
  receivedBy === 'mediator' && bookableBy === 'anyone';

/** An information interview took place or not; whoever corrects the outcome corrects this. */
export function interviewFact({ caf, professional, date, id }: Appointment, outcome: Outcome): NamedWrite {
  const held = outcome === 'kept' || outcome === 'late';
  return mergeFact({ caf, mediator: professional, date, what: 'interview', id, who: [id], held });
}

/** An information interview has led to a case, which says from where and why people come. */
export function interviewOfCase(
  { territory, reason }: Mediation,
  { caf, professional, date, id }: Pick<Appointment, 'caf' | 'professional' | 'date' | 'id'>,
): NamedWrite {
  return mergeFact({
    caf,
    mediator: professional,
    date,
    what: 'interview',
    id,
    who: [id],
    territory,
    reason,
  });
}

/** Who came to a joint session; it was held when everybody was there. */
export function sessionFact(mediation: Mediation, id: string): NamedWrite[] {
  const session = sessionOf(mediation, id);
  if (session.state.status !== 'over') return [];
  const { attendance, start } = session.state;
  const came = mediation.parties.filter((party) => {
    const how = attendance[party.id];
    return how === 'kept' || how === 'late';
  });
  return [
    putFact({
      ...of(mediation),
      date: timeOf(session, start).date,
      what: 'session',
      id,
      who: came.map((party) => party.interview ?? party.id),
      held: came.length === mediation.parties.length,
    }),
  ];
}

/** How a case ended; another outcome the same day takes its place. */
export function outcomeFact(mediation: Mediation, date: LocalDate): NamedWrite[] {
  if (mediation.state.status !== 'closed') return [];
  const { outcome } = mediation.state;
  const who = mediation.parties.map((party) => party.interview ?? party.id);
  return [putFact({ ...of(mediation), date, what: 'outcome', id: mediation.id, who, outcome })];
}

export function callFact(fact: Omit<MediationFact, 'what'>): NamedWrite {
  return putFact({ ...fact, what: 'call' });
}

/** What one mediator's figures of some local dates count, both ends included. */
export async function factsOf(
  store: Store,
  { caf, mediator, from, to }: { caf: string; mediator: string; from: LocalDate; to: LocalDate },
): Promise<MediationFact[]> {
  const { pk: partition, sk: first } = keys.mediationFact(caf, mediator, from, '', '');
  const { sk: last } = keys.mediationFact(caf, mediator, to, '~', '');
  const items = await queryAll(store, { partition, sort: { between: [first, last] } });
  return items.map((item) => parseItem(MediationFact, item));
}

const of = ({ caf, mediator, territory, reason }: Mediation) => ({ caf, mediator, territory, reason });

const keyOf = ({ caf, mediator, date, what, id }: MediationFact) =>
  keys.mediationFact(caf, mediator, date, what, id);

function putFact(fact: MediationFact): NamedWrite {
  const ttl = ttlAfter(Date.parse(fact.date), KEPT_DAYS);
  return { name: 'fact', write: { Put: { Item: { ...keyOf(fact), kind: 'mediation-fact', ...fact, ttl } } } };
}

/** Adds to what is known: that it took place, and of which case it was, are said at different moments. */
function mergeFact(fact: MediationFact): NamedWrite {
  const all = { kind: 'mediation-fact', ...fact, ttl: ttlAfter(Date.parse(fact.date), KEPT_DAYS) };
  const fields = Object.entries(all).filter(([, value]) => value !== undefined);
  return {
    name: 'fact',
    write: {
      Update: {
        Key: keyOf(fact),
        UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
        ExpressionAttributeValues: Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
      },
    },
  };
}
