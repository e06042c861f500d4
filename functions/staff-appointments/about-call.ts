import type * as z from 'zod';
import type { Contact, Person } from '../../shared/domain/person.ts';
import type { ToCallList } from './schemas.ts';

type CallView = z.input<typeof ToCallList>['calls'][number];

/** What a call is about, as whoever makes it is shown: whom to call, how, and the part of the list that says why. */
export interface AboutCall {
  readonly person: Person;
  readonly contact: Contact;
  /** In place of the call's own, where it must say less. */
  readonly message?: CallView['message'] | undefined;
  /** Epoch ms, in place of the call's own. */
  readonly until?: number;
  readonly shown: Pick<CallView, 'appointment' | 'mediation' | 'request' | 'waiting'>;
}

/** Whom to ask for. */
export function calledPerson({ firstName, lastName, phone }: Person) {
  return { firstName, lastName, ...(phone === undefined ? {} : { phone }) };
}
