import type { Professional } from './planning.ts';
import type { Role } from './words.ts';

/** Who asks, at one Caf: roles of the sign-in, and the professional's record linked to it, if any. */
export interface Viewer {
  readonly roles: readonly Role[];
  readonly self: Professional | undefined;
}

/**
 * The professional's record linked to a sign-in, as long as the account has that record's role: else a record would keep the
 * powers of a job that its holder has left.
 */
export function ownRecord(
  professionals: readonly Professional[],
  { subject, roles }: { readonly subject: string; readonly roles: readonly Role[] },
): Professional | undefined {
  return professionals.find((one) => one.subject === subject && roles.includes(one.role));
}

/** The word that stands for the whole secretariat in a list of delegates (D6); no professional may bear it as id. */
export const SECRETARIAT = 'secretariat';

/**
 * What of somebody's agenda is shown (D6): `full`; `reception`, a name, an hour and whom to call; `planning`, all but
 * who comes; `busy`, hour and place alone.
 */
export type AgendaView = 'full' | 'reception' | 'planning' | 'busy';

type Owner = Pick<Professional, 'id' | 'role' | 'delegates'>;

/** The most that any of the viewer's roles opens. */
export function agendaView(viewer: Viewer, owner: Owner): AgendaView {
  if (isOwn(viewer, owner) || isDelegate(viewer, owner)) return 'full';
  const isReception = viewer.roles.includes('secretariat');
  if (owner.role !== 'social-worker') return isReception ? 'reception' : 'busy';
  if (isReception || viewer.self?.role === 'social-worker') return 'full';
  return viewer.roles.includes('manager') ? 'planning' : 'busy';
}

/**
 * Who may know how an appointment went: never the benefits desk, whatever else it does (F1), unless it was one's own; an adviser who
 * received beside somebody keeps no record of it either.
 */
export function mayKnowOutcome(viewer: Viewer, owner: Owner): boolean {
  const isDesk = viewer.roles.includes('benefits-adviser');
  return isDesk ? isOwn(viewer, owner) && owner.role !== 'benefits-adviser' : true;
}

/** Whose agenda may be looked at at all: the benefits desk sees its own alone, not even when others are busy (F1). */
export function mayLookAt(viewer: Viewer, owner: Owner): boolean {
  const isOnlyDesk = viewer.roles.every((role) => role === 'benefits-adviser' || role === 'list-office');
  return !isOnlyDesk || isOwn(viewer, owner) || isDelegate(viewer, owner);
}

/** A professional plans their own time; the secretariat and the admin may do so for others. */
export function mayPlan(viewer: Viewer, owner: Owner): boolean {
  return isOwn(viewer, owner) || viewer.roles.includes('secretariat') || viewer.roles.includes('admin');
}

export function mayReadPlan(viewer: Viewer, owner: Owner): boolean {
  return mayPlan(viewer, owner) || viewer.roles.includes('manager');
}

/** B11: the secretariat works off a social worker's disruption; a mediator's or psychologist's is for themselves or whom they delegate. */
export function mayHandleDisruption(viewer: Viewer, owner: Owner): boolean {
  if (isOwn(viewer, owner) || isDelegate(viewer, owner)) return true;
  const isOpen = owner.role === 'social-worker' || owner.role === 'benefits-adviser';
  return isOpen && viewer.roles.includes('secretariat');
}

function isOwn(viewer: Viewer, owner: Owner): boolean {
  return viewer.self?.id === owner.id;
}

function isDelegate(viewer: Viewer, owner: Owner): boolean {
  if (viewer.self !== undefined && owner.delegates.includes(viewer.self.id)) return true;
  return viewer.roles.includes('secretariat') && owner.delegates.includes(SECRETARIAT);
}
