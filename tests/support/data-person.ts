import type { Deps } from '../../shared/deps.ts';
import type { Letter } from '../../shared/domain/campaign-letter.ts';
import type { Mediation } from '../../shared/domain/mediation.ts';
import type { Contact, Person } from '../../shared/domain/person.ts';
import { Referral } from '../../shared/domain/referral.ts';
import { SupportSeries } from '../../shared/domain/support-series.ts';
import { leaveCallBack } from '../../shared/store/call-backs.ts';
import { createLetterWrite } from '../../shared/store/campaigns-letters.ts';
import { consultationWrite } from '../../shared/store/consultations.ts';
import { createInvitation, setDeclined } from '../../shared/store/invitations.ts';
import { mediationWrite, referenceWrites } from '../../shared/store/mediations.ts';
import { setMark } from '../../shared/store/person-marks.ts';
import { referralWrite } from '../../shared/store/referrals.ts';
import { supportSeriesWrite } from '../../shared/store/support-series.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClient } from './booking.ts';
import { aConsultation } from './consultation.ts';
import { ASKER } from './data-requests.ts';
import { aPerson } from './fixtures.ts';
import { putAppointment } from './mailing.ts';
import { aMediation, aParty } from './mediation-case.ts';
import { aWaitingRoom } from './waiting.ts';

const DAY = 86_400_000;
const BY_EMAIL: Contact = { by: 'email', discreet: false };

/** What the answer must never hold: another party, a mark, the worksheet, another of the household. */
export const SECRETS = {
  other: 'Billie',
  otherEmail: 'billie@courriel.example',
  worksheet: 'travail de la psychologue',
  professional: 'exemple-andrea',
  housemate: 'Camille',
} as const;

/** Somebody with a record of every kind, running ones and ones that are over, at the clock of the tests. */
export async function aKnownPerson(deps: Deps): Promise<void> {
  const now = deps.clock();
  await aClient(deps).bookAndConfirm({ person: { ...ASKER } });
  await aWaitingRoom(deps).enter({ person: { ...ASKER } });
  await putAppointment(deps.store, {
    id: 'appointment-past',
    person: ASKER,
    date: '2026-11-03',
    needs: ['interpreter'],
    state: { status: 'closed', outcome: 'kept', at: now - 20 * DAY, by: 'subject-of-camille' },
  });
  await leaveCallBack(
    deps,
    {
      ...{ id: 'call-back-1', caf: '94', service: 'rendez-vous-des-droits', createdAt: now - DAY },
      person: { firstName: 'Dominique', lastName: 'Exemple', phone: ASKER.phone },
      hours: ['morning'],
      needs: [],
      state: { status: 'open' },
    },
    () => [],
  );
  const { invitation } = await createInvitation(deps, {
    ...{ caf: '94', service: 'entretien-information-mediation', createdAt: now - 25 * DAY },
    person: { firstName: 'Dominique', lastName: 'Exemple', email: ASKER.email },
  });
  await setDeclined(deps.store, invitation.id, true, now);
  await transact(deps.store, [
    createLetterWrite(aLetterTo(2, { status: 'mailed', at: now - 29 * DAY, messageId: 'message-1' }, now)),
    createLetterWrite(aLetterTo(3, { status: 'not-written', doubt: true }, now)),
    consultationWrite(
      aConsultation({
        person: ASKER,
        otherParent: 'not-informed',
        words: 'Mon enfant dort mal.',
        worksheet: { difficulty: SECRETS.worksheet },
      }),
    ),
    consultationWrite(
      aConsultation({
        id: '33333333-3333-4333-8333-333333333333',
        person: ASKER,
        state: { status: 'closed', at: now, by: 'subject-of-dana', decision: { kind: 'no-follow-up' } },
      }),
    ),
    referralWrite(aReferral('referral-open', { status: 'sent' }, now)),
    referralWrite(aReferral('referral-done', { status: 'refused', at: now, by: 'subject-of-x' }, now)),
    supportSeriesWrite(aSeries('series-open', { status: 'open' }, now)),
    supportSeriesWrite(aSeries('series-ended', { status: 'ended', at: now, by: 'subject-of-camille' }, now)),
  ]);
  for (const mediation of theirMediations()) await putMediation(deps, mediation);
  await setMark(deps, '94', ASKER, 'no-joint-session', { by: 'subject-of-andrea', at: now });
}

/** With whom they share a number and a home; of whom nothing may be said. */
export async function aHousemate(deps: Deps): Promise<Person> {
  const person = aPerson({
    ...{ firstName: SECRETS.housemate, email: 'camille.exemple@courriel.example' },
    ...{ phone: ASKER.phone, allocataireNumber: ASKER.allocataireNumber },
  });
  await putAppointment(deps.store, {
    ...{ id: 'appointment-of-camille', person, date: '2026-11-10' },
    state: { status: 'closed', outcome: 'missed', at: deps.clock(), by: 'subject-of-camille' },
  });
  return person;
}

/** One that goes on, one that is closed, and one of which they were never told. */
function theirMediations(): Mediation[] {
  const self = { ...aParty('dominique'), person: ASKER };
  const other = aParty('billie', 'withdrawn');
  const parties = [self, { ...other, person: { ...other.person, firstName: SECRETS.other } }];
  const untold = [{ ...self, agreement: { state: 'none' as const, history: [] } }, ...parties.slice(1)];
  const mediator = SECRETS.professional;
  return [
    aMediation({ mediator, parties, state: { status: 'withheld', at: 1 } }),
    aMediation({
      ...{ id: '44444444-4444-4444-8444-444444444444', mediator, parties },
      state: { status: 'closed', at: 1, by: 'subject-of-andrea', outcome: 'no-agreement' },
    }),
    aMediation({ id: '55555555-5555-4555-8555-555555555555', mediator, parties: untold, createdAt: 7 }),
  ];
}

async function putMediation(deps: Deps, mediation: Mediation): Promise<void> {
  await transact(deps.store, [
    mediationWrite(mediation),
    ...referenceWrites(deps.keys, undefined, mediation),
  ]);
}

function aLetterTo(line: number, state: Letter['state'], now: number): Letter {
  return {
    ...{ caf: '94', campaign: 'campaign-1', part: 1, line, type: 'separation', date: '2026-10-01', state },
    person: {
      ...{ firstName: 'Dominique', lastName: 'Exemple', number: ASKER.allocataireNumber },
      address: ['Dominique Exemple', 'Résidence des Modèles', '94999 EXEMPLE-SUR-MARNE'],
    },
    keys: { person: ['a'], match: ['b'], names: ['c'], home: ['d'] },
    codeRound: 0,
    createdAt: now - 29 * DAY,
  };
}

function aReferral(id: string, state: Referral['state'], now: number): Referral {
  return Referral.parse({
    ...{ id, caf: '94', version: 1, createdAt: now - DAY, changedAt: now - DAY, state },
    from: { by: 'staff', subject: 'subject-of-camille', role: 'social-worker' },
    to: { kind: 'service', service: 'rendez-vous-des-droits' },
    reason: 'housing',
    person: ASKER,
    contact: BY_EMAIL,
    agreement: { by: 'subject-of-camille', at: '2026-11-28T09:00:00Z' },
  });
}

function aSeries(id: string, state: SupportSeries['state'], now: number): SupportSeries {
  return SupportSeries.parse({
    ...{
      id,
      caf: '94',
      service: 'accompagnement-social',
      professional: 'camille-exemple',
      version: 1,
      state,
    },
    ...{ createdAt: now - DAY, changedAt: now - DAY, person: ASKER, contact: BY_EMAIL, travelMinutes: 0 },
    contract: { signedOn: '2026-10-01', from: '2026-10-01', until: '2027-03-31', file: 'DOS-2026-0142' },
    agreement: { by: 'subject-of-camille', at: '2026-10-01T09:00:00Z' },
    home: { state: 'none' },
    steps: [],
  });
}
