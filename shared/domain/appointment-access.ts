import type { Service } from './caf.ts';
import { DomainError, invalid } from './errors.ts';
import { JOINT_SESSION } from './mediation.ts';
import { agendaView, mayHandleDisruption, SECRETARIAT, type Viewer } from './plan-access.ts';
import type { Professional } from './planning.ts';

/**
 * What of one appointment is shown beside its person's name (D6, F1): all; `reception`, an hour and whom to call;
 * `standing`, what the benefits desk may know, only while the appointment lies ahead; nothing. "Busy" is no view here: an
 * hour next to a name would already tell.
 */
export type AppointmentView = 'full' | 'reception' | 'standing' | 'none';

type Owner = Pick<Professional, 'id' | 'role' | 'delegates'>;

export function appointmentView(viewer: Viewer, owner: Owner): AppointmentView {
  if (isOwnOrDelegate(viewer, owner)) return 'full';
  if (viewer.roles.includes('benefits-adviser')) return owner.role === 'social-worker' ? 'standing' : 'none';
  const view = agendaView(viewer, owner);
  return view === 'full' || view === 'reception' ? view : 'none';
}

/** What two owners of one appointment show to the same viewer: the most of it. */
export function mostShown(views: readonly AppointmentView[]): AppointmentView {
  return ORDER.find((view) => views.includes(view)) ?? 'none';
}

const ORDER = ['full', 'reception', 'standing'] as const;

/** Who moves, cancels and changes the contact for a person: the secretariat for everybody, others where they see all. */
export function mayChange(viewer: Viewer, owner: Owner): boolean {
  return viewer.roles.includes('secretariat') || appointmentView(viewer, owner) === 'full';
}

/** Who says how an appointment went, and handles the disruptions of that agenda (B11, D6); never the benefits desk (F1). */
export function mayClose(viewer: Viewer, owner: Owner): boolean {
  if (isOwnOrDelegate(viewer, owner)) return true;
  return mayHandleDisruption(viewer, owner) && !viewer.roles.includes('benefits-adviser');
}

export function isOwnOrDelegate({ roles, self }: Viewer, owner: Owner): boolean {
  if (self !== undefined && (self.id === owner.id || owner.delegates.includes(self.id))) return true;
  return roles.includes('secretariat') && owner.delegates.includes(SECRETARIAT);
}

/**
 * Into whose agenda staff may book this service: anybody's who receives for it (undefined: whoever is free), or, where the
 * professional fixes the appointments, one's own and those of colleagues who delegate.
 * @throws DomainError FORBIDDEN, NOT_BOOKABLE for group sessions and for joint sessions, which need every party (M2, M7), INVALID for a
 * professional who does not receive for it.
 */
export function agendaToBook(
  viewer: Viewer,
  service: Pick<Service, 'id' | 'bookableBy' | 'receivedBy'>,
  named: Professional | undefined,
): string | undefined {
  if (service.id === JOINT_SESSION) throw new DomainError('NOT_BOOKABLE');
  if (named !== undefined && named.role !== service.receivedBy)
    throw invalid('professional', 'Cette personne n’assure pas ce service.');
  switch (service.bookableBy) {
    case 'anyone':
      return named?.id;
    case 'session':
      throw new DomainError('NOT_BOOKABLE');
    case 'professional':
    case 'request': {
      if (!viewer.roles.includes(service.receivedBy)) throw new DomainError('FORBIDDEN');
      const owner = named ?? viewer.self;
      if (owner?.role !== service.receivedBy) throw invalid('professional', 'Indiquez le professionnel.');
      if (!isOwnOrDelegate(viewer, owner)) throw new DomainError('FORBIDDEN');
      return owner.id;
    }
  }
}

/**
 * The second professional of an appointment of two: of a role that the service names, and not the first one. Where the
 * professional fixes the appointments, a colleague of the same role is booked by themselves or whom they delegate.
 * @throws DomainError INVALID, FORBIDDEN.
 */
export function secondToBook(
  viewer: Viewer,
  service: Pick<Service, 'bookableBy' | 'receivedBy' | 'together'>,
  first: string | undefined,
  named: Professional | undefined,
): string | undefined {
  if (named === undefined) return undefined;
  if (service.together?.includes(named.role) !== true)
    throw invalid('second', 'Cette personne ne reçoit pas à deux pour ce service.');
  if (named.id === first) throw invalid('second', 'Choisissez deux personnes différentes.');
  const isFixedByThem = service.bookableBy !== 'anyone' && named.role === service.receivedBy;
  if (isFixedByThem && !isOwnOrDelegate(viewer, named)) throw new DomainError('FORBIDDEN');
  return named.id;
}

/**
 * Whether a plain move may put an appointment into another professional's agenda, as booking may: where the professional fixes
 * the appointments, one's own and those of colleagues who delegate. A disruption is worked off more freely (B11).
 */
export function mayMoveTo(
  viewer: Viewer,
  service: Pick<Service, 'bookableBy'> | undefined,
  named: Owner,
): boolean {
  return service?.bookableBy === 'anyone' || isOwnOrDelegate(viewer, named);
}
