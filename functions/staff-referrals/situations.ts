import type { Deps } from '../../shared/deps.ts';
import { receiversOf } from '../../shared/domain/appointment.ts';
import { appointmentView } from '../../shared/domain/appointment-access.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Person } from '../../shared/domain/person.ts';
import { othersSeen, sharedServices, sharingOf } from '../../shared/domain/situation.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { LeadingRole } from '../../shared/domain/words.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { type Desk, openDesk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { followsAnotherParty, whoFollows } from '../../shared/referral/follows.ts';
import { recordSharing, revokeSharing } from '../../shared/referral/share.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { getMediation } from '../../shared/store/mediations.ts';
import { identityKeys } from '../../shared/store/person-marks.ts';
import { situationsOf } from '../../shared/store/situations.ts';
import { operations } from './operations.ts';
import type { About, SituationView } from './schemas.ts';

/** Who else follows a person, as far as they agreed; recorded and taken back here (F1, M3, D3). */
export function situationRoutes(deps: Deps) {
  return [
    route(operations.readSituation, async ({ body, ...call }) => {
      const desk = await openDesk(deps, call);
      return look(deps, desk, body.about, await personOf(deps, desk, body.about));
    }),
    route(operations.shareSituation, async ({ body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const person = await personOf(deps, desk, body.about);
      const agreement = recordedAgreement(desk, body.agreement);
      const { service } = self(desk);
      const at = Date.parse(agreement.at);
      await recordSharing(deps, { caf: caf.code, person, by: desk.subject, at, service });
      return look(deps, desk, body.about, person);
    }),
    route(operations.revokeSituation, async ({ body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const person = await personOf(deps, desk, body.about);
      const service = body.what === 'all' ? 'all' : self(desk).service;
      await revokeSharing(deps, { caf: caf.code, person, by: desk.subject, service });
      return look(deps, desk, body.about, person);
    }),
  ];
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no record of a professional. */
function self({ viewer }: Desk): { readonly professional: string; readonly service: LeadingRole } {
  const { data: service } = LeadingRole.safeParse(viewer.self?.role);
  if (viewer.self === undefined || service === undefined) throw new DomainError('FORBIDDEN');
  return { professional: viewer.self.id, service };
}

/** Written down whatever it shows: that nobody else follows the person is an answer too (D3). */
async function look(deps: Deps, desk: Desk, about: About, person: Person): Promise<SituationView> {
  const { caf, now, professionals } = desk;
  const viewer = self(desk);
  const [{ situations }, { followers, cases }] = await Promise.all([
    situationsOf(deps.store, caf.code, identityKeys(deps.keys, person)),
    whoFollows(deps, caf.code, person, professionals),
  ]);
  const others = othersSeen(followers, {
    viewer,
    shared: sharedServices(situations, now),
    followsAnotherParty: await followsAnotherParty(deps, {
      caf: caf.code,
      person,
      cases,
      viewer: viewer.professional,
      professionals,
    }),
  });
  const own = situations.flatMap((one) => sharingOf(one, viewer.service, now) ?? [])[0];
  await desk.audit('read-situation', [about.kind === 'appointment' ? about.appointment : about.party]);
  return {
    service: viewer.service,
    follows: followers.some(({ professional }) => professional === viewer.professional),
    own: own === undefined ? null : { since: isoWithOffset(own.at, caf.zone) },
    others: others.flatMap(({ professional, service }) => {
      const found = professionals.find(({ id }) => id === professional);
      if (found === undefined) return [];
      const { id, displayName: name, title } = found;
      return [{ service, professional: { id, name, title } }];
    }),
  };
}

/**
 * The person of an appointment that the asker keeps or sees in full, or a party of the asker's own case.
 * @throws DomainError NOT_FOUND for any other.
 */
async function personOf(deps: Deps, desk: Desk, about: About): Promise<Person> {
  const { caf, viewer, professionals } = desk;
  if (about.kind === 'appointment') {
    const found = await getAppointment(deps.store, caf.code, about.appointment);
    const receivers = found === undefined ? [] : receiversOf(found);
    const sees = professionals.some(
      (one) => receivers.includes(one.id) && appointmentView(viewer, one) === 'full',
    );
    if (found === undefined || !sees) throw new DomainError('NOT_FOUND');
    return found.person;
  }
  const mediation = await getMediation(deps.store, caf.code, about.mediation);
  const party = mediation?.parties.find(({ id }) => id === about.party);
  if (party === undefined || mediation?.mediator !== viewer.self?.id) throw new DomainError('NOT_FOUND');
  return party.person;
}
