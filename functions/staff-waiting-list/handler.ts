import type * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import { type Appointment, receiversOf } from '../../shared/domain/appointment.ts';
import { mayChange } from '../../shared/domain/appointment-access.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { ownRecord } from '../../shared/domain/plan-access.ts';
import {
  openOffer,
  type Waiter,
  type WaitingEntry,
  waitableService,
  whyOver,
} from '../../shared/domain/waiting.ts';
import { inOrder } from '../../shared/domain/waiting-order.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { getWaiting, waitersFor } from '../../shared/store/waiting.ts';
import { claimOffer } from '../../shared/waiting/claim.ts';
import { endOffered, leaveWaiting } from '../../shared/waiting/leave.ts';
import { earlierThan, enterFor, type OnBehalf } from '../../shared/waiting/on-behalf.ts';
import { operations } from './operations.ts';
import { waiterView } from './view.ts';

const MOST_WAITERS = 200;

/** The waiting list as the secretariat and those who receive keep it. */
export function staffWaitingList(deps: Deps) {
  return httpFunction(deps, [
    route(operations.listWaiters, async ({ caf, query, staff, now }) => {
      if (waitableService(caf, query.service) === undefined) throw new DomainError('NOT_BOOKABLE');
      checkKeeps(staff, caf, query.service);
      const still = inOrder(await waitersFor(deps.store, caf.code, query.service)).filter(
        (one) => whyOver(one, { caf, now }) === undefined,
      );
      const shown = still.slice(0, MOST_WAITERS);
      await audited(deps, staff, shown, now);
      return {
        waiting: shown.map((waiter, at) => waiterView(caf, waiter, at + 1, now)),
        more: still.length > MOST_WAITERS,
      };
    }),
    route(operations.addWaiter, (call) =>
      once(deps, call, operations.addWaiter, async (remember) => {
        const { caf, staff, body, now } = call;
        const agreement = recordedAgreement({ subject: staff.subject, now }, body.agreement);
        const wanted = await wantedBy(deps, staff, caf, body, now);
        checkKeeps(staff, caf, wanted.wishes.service);
        const { id } = await enterFor(deps, caf, { ...wanted, agreement }, (entry) =>
          remember({ id: entry.id }),
        );
        return { id };
      }),
    ),
    route(operations.answerFor, async ({ caf, staff, params, body, now }) => {
      const entry = await findWaiting(deps, staff, caf, params.id);
      const start = Date.parse(body.start);
      if (body.answer === 'declined') {
        const { state } = await endOffered(deps, caf, params.id, { start, ended: 'declined' });
        return { status: state.status === 'pending' ? ('waiting' as const) : state.status };
      }
      const agreement = recordedAgreement({ subject: staff.subject, now }, body.agreement);
      await keepApart(deps, staff, entry, now);
      await claimOffer(deps, caf, params.id, { start, said: { by: 'staff', agreement } });
      return { status: 'taken' as const };
    }),
    route(operations.removeWaiter, async ({ caf, staff, params }) => {
      await findWaiting(deps, staff, caf, params.id);
      await leaveWaiting(deps, caf, params.id, 'removed');
      return undefined;
    }),
  ]);
}

/** D6: the secretariat keeps every list, professionals those of the services that they receive for. */
function keeps({ roles }: Staff, caf: Caf, service: string): boolean {
  const receivedBy = caf.services.find(({ id }) => id === service)?.receivedBy;
  return roles.includes('secretariat') || roles.some((role) => role === receivedBy);
}

function checkKeeps(staff: Staff, caf: Caf, service: string): void {
  if (!keeps(staff, caf, service)) throw new DomainError('FORBIDDEN');
}

/** An entry that is none of their business is as unknown as another Caf's (D5, D6). */
async function findWaiting(deps: Deps, staff: Staff, caf: Caf, id: string): Promise<WaitingEntry> {
  const entry = await getWaiting(deps.store, caf.code, id);
  if (entry === undefined || !keeps(staff, caf, entry.service)) throw new DomainError('NOT_FOUND');
  return entry;
}

/** B7: nobody is brought by staff where another party of the same mediation will be. @throws DomainError TOO_CLOSE. */
async function keepApart(deps: Deps, staff: Staff, entry: WaitingEntry, now: number): Promise<void> {
  const offer = openOffer(entry, now);
  if (offer === undefined || entry.who === undefined) return;
  const self = ownRecord(await listProfessionals(deps.store, staff.caf.code), staff);
  const apart = await apartFor(deps, staff.caf, entry.who.person, self?.id);
  apart.check(offer);
}

async function audited(deps: Deps, staff: Staff, shown: readonly Waiter[], now: number): Promise<void> {
  const { caf, subject: by } = staff;
  await auditReading(deps.store, {
    caf,
    by,
    act: 'read-lists',
    appointments: shown.map(({ id }) => id),
    now,
  });
}

type AddBody = z.infer<(typeof operations)['addWaiter']['body']>;

/** Who is put on the list for what: the person and wishes of the body, or those of an appointment that is to be earlier. */
async function wantedBy(
  deps: Deps,
  staff: Staff,
  caf: Caf,
  { appointment: id, service, until, places, modes, person, contact }: AddBody,
  now: number,
): Promise<Omit<OnBehalf, 'agreement'>> {
  if (id !== undefined) {
    const appointment = await changeable(deps, staff, id, now);
    return {
      wishes: earlierThan(caf, appointment, { places, modes, until }, now),
      person: appointment.person,
      contact: contact ?? toldBy(appointment),
      appointment: id,
    };
  }
  if (service === undefined) throw invalid('service', 'Indiquez le service.');
  if (until === undefined) throw invalid('until', 'Indiquez la date la plus tardive.');
  if (person === undefined) throw invalid('person', 'Indiquez la personne.');
  const by = person.email === undefined ? ('phone' as const) : ('email' as const);
  return { wishes: { service, until, places, modes }, person, contact: contact ?? { by, discreet: false } };
}

/** Who wanted no message is rung for this one: they ask for it. */
function toldBy({ contact }: Appointment): Appointment['contact'] {
  return contact.by === 'none' ? { ...contact, by: 'phone' } : contact;
}

async function changeable(deps: Deps, staff: Staff, id: string, now: number): Promise<Appointment> {
  const { caf, subject: by, roles } = staff;
  const appointment = await getAppointment(deps.store, caf.code, id);
  const professionals = await listProfessionals(deps.store, caf.code);
  const viewer = { roles, self: ownRecord(professionals, staff) };
  const owners = professionals.filter(
    (one) => appointment !== undefined && receiversOf(appointment).includes(one.id),
  );
  const may = roles.includes('secretariat') || owners.some((owner) => mayChange(viewer, owner));
  if (appointment === undefined || !may) throw new DomainError('NOT_FOUND');
  await auditReading(deps.store, { caf, by, act: 'read-appointment', appointments: [id], now });
  return appointment;
}
