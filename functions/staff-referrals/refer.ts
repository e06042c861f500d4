import type { Deps } from '../../shared/deps.ts';
import { receiversOf } from '../../shared/domain/appointment.ts';
import { appointmentView } from '../../shared/domain/appointment-access.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Contact, Person } from '../../shared/domain/person.ts';
import { ReferralReason, type ReferralSource, takesReferrals } from '../../shared/domain/referral.ts';
import type { Role } from '../../shared/domain/words.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { type Desk, openDesk } from '../../shared/http/desk.ts';
import { type Call, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { referralWrites } from '../../shared/referral/refer.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { transact } from '../../shared/store/transact.ts';
import { operations } from './operations.ts';
import { referralView, seenAs } from './views.ts';

type Body = Call<typeof operations.refer>['body'];

/** To whom one can refer, and referring. */
export function referRoutes(deps: Deps) {
  return [
    route(operations.referralChoices, ({ caf }) =>
      Promise.resolve({
        services: caf.services.filter(takesReferrals).map(({ id, name }) => ({ id, name })),
        partners: caf.partners,
        reasons: [...ReferralReason.options],
        staleDays: caf.limits.staleReferralDays,
      }),
    ),
    route(operations.refer, async (call) => {
      const { body, caf } = call;
      const desk = await openDesk(deps, call);
      const { to, reason } = body;
      return once(deps, call, operations.refer, async (remember) => {
        const agreement = recordedAgreement(desk, body.agreement);
        const who = await personOf(deps, desk, body);
        if (who.appointment !== undefined) await desk.audit('read-referral', [who.appointment]);
        const ask = { from: sourceOf(desk), to, reason, ...who, agreement };
        const { referral, writes } = referralWrites(deps, caf, ask);
        const view = referralView(desk, referral, seenAs(desk, referral) ?? 'sender');
        const written = await transact(deps.store, [...writes, ...remember(view)]);
        if (!written.ok) throw new DomainError('CHANGED_MEANWHILE');
        return view;
      });
    }),
  ];
}

/** Of the roles of somebody who has several, the one that meets people names the referral. */
const NAMES: readonly Role[] = [
  'social-worker',
  'mediator',
  'psychologist',
  'benefits-adviser',
  'secretariat',
];

function sourceOf({ subject, viewer }: Desk): ReferralSource {
  const role = viewer.self?.role ?? NAMES.find((name) => viewer.roles.includes(name));
  if (role === undefined) throw new DomainError('FORBIDDEN');
  const professional = viewer.self === undefined ? {} : { professional: viewer.self.id };
  return { by: 'staff', subject, role, ...professional };
}

/** The person named, or that of an appointment whose person the asker sees in full. */
async function personOf(
  deps: Deps,
  desk: Desk,
  { appointment, person, contact }: Body,
): Promise<{ person: Person; contact: Contact; appointment?: string }> {
  if (person !== undefined) return { person, contact: contact ?? usualContact(person) };
  const found =
    appointment === undefined ? undefined : await getAppointment(deps.store, desk.caf.code, appointment);
  if (found === undefined || !seesAll(desk, receiversOf(found))) throw new DomainError('NOT_FOUND');
  return { person: found.person, contact: contact ?? found.contact, appointment: found.id };
}

const seesAll = ({ professionals, viewer }: Desk, receivers: readonly string[]) =>
  professionals.some((one) => receivers.includes(one.id) && appointmentView(viewer, one) === 'full');

const usualContact = ({ phone }: Person): Contact => ({
  by: phone === undefined ? 'email' : 'phone',
  discreet: false,
});
