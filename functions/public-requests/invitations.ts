import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Invitation, openingOf } from '../../shared/domain/invitation.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import type { Call } from '../../shared/http/function.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { countOpening } from '../../shared/store/code-openings.ts';
import { tryPin } from '../../shared/store/invitation-pins.ts';
import { invitationOfToken, startSession } from '../../shared/store/invitation-sessions.ts';
import { invitationOfCode, setDeclined } from '../../shared/store/invitations.ts';
import { appointmentOfLink, linkToken } from '../../shared/store/links.ts';
import type { operations } from './operations.ts';

export async function openInvitation(deps: Deps, call: Call<typeof operations.openInvitation>) {
  const { body, now } = call;
  await countOpening(deps, call.address, now);
  const invitation = await invitationOfCode(deps, body.code);
  const caf = invitation && deps.cafs.get(invitation.caf);
  if (invitation === undefined || caf === undefined)
    throw new DomainError('NOT_FOUND', {
      errors: [{ path: 'code', message: 'Nous ne connaissons pas ce code. Vérifiez-le sur votre courrier.' }],
    });
  const appointment =
    body.pin === undefined || invitation.state.status !== 'used'
      ? undefined
      : await appointmentByPin(deps, { invitation, caf, pin: body.pin, now });
  const { token, expiresAt } = await startSession(deps.store, invitation, now);
  return {
    ...viewOf(invitation, caf, now),
    token,
    expiresAt: isoWithOffset(expiresAt, caf.zone),
    ...(appointment === undefined ? {} : { appointment }),
  };
}

/** F2: one call, as often as one likes. */
export async function setInvitationDeclined(
  { store, cafs }: Deps,
  { token, declined, now }: { token: string; declined: boolean; now: number },
) {
  const { id } = await invitationOfToken(store, token, now);
  const invitation = await setDeclined(store, id, declined, now);
  const caf = invitation && cafs.get(invitation.caf);
  if (invitation === undefined || caf === undefined) throw new DomainError('NOT_FOUND');
  return viewOf(invitation, caf, now);
}

/** The token of the appointment's own view; undefined when that view can no longer be read. */
async function appointmentByPin(
  deps: Deps,
  given: { invitation: Invitation; caf: Caf; pin: string; now: number },
): Promise<string | undefined> {
  const { invitation, caf, pin, now } = given;
  const tried = await tryPin(deps, invitation, pin);
  if (!tried.right)
    throw new DomainError('WRONG_CODE', { errors: [{ path: 'pin', message: wrongPin(tried.left, caf) }] });
  const appointment = await getAppointment(deps.store, invitation.caf, tried.appointment);
  if (appointment === undefined) return undefined;
  const token = linkToken(deps.keys, appointment);
  return (await canBeRead(deps, token, now)) ? token : undefined;
}

async function canBeRead({ store }: Deps, token: string, now: number): Promise<boolean> {
  try {
    await appointmentOfLink(store, token, now);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'NOT_FOUND') return false;
    throw error;
  }
}

function wrongPin(left: number, caf: Caf): string {
  if (left === 0)
    return `Trop d’essais. Pour voir ou changer votre rendez-vous, appelez le ${caf.phone}, ${caf.phoneHours}.`;
  const tries = left === 1 ? 'Il vous reste un essai.' : `Il vous reste ${left} essais.`;
  return `Ce code secret n’est pas le bon. ${tries}`;
}

function viewOf(invitation: Invitation, caf: Caf, now: number) {
  const { expiresAt, declinedAt } = invitation;
  return {
    caf: caf.code,
    service: invitation.service,
    state: openingOf(invitation, now),
    ...(expiresAt === undefined ? {} : { bookUntil: isoWithOffset(expiresAt, caf.zone) }),
    ...(declinedAt === undefined ? {} : { declinedAt: isoWithOffset(declinedAt, caf.zone) }),
    openBooking: { address: caf.webAddress, phone: caf.phone, phoneHours: caf.phoneHours },
  };
}
