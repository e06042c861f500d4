import { hashToken, type Keyring } from '../config/keyring.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { CallBack } from '../domain/call-back.ts';
import type { Letter } from '../domain/campaign-letter.ts';
import type { Consultation } from '../domain/consultation.ts';
import { ERASED_CONTACT, ERASED_PERSON } from '../domain/data-proof.ts';
import type { DataRequest } from '../domain/data-request.ts';
import type { Invitation } from '../domain/invitation.ts';
import type { Mediation, Party } from '../domain/mediation.ts';
import type { Referral } from '../domain/referral.ts';
import type { SupportSeries } from '../domain/support-series.ts';
import { guardKeyOf, unguardWrite } from './call-back-writes.ts';
import { consultationWrite, endRequestLinkWrite } from './consultations.ts';
import { answerToken, endDataLinkWrite, hashOfToken } from './data-links.ts';
import { keys } from './keys.ts';
import { linkToken } from './links.ts';
import { mediationWrite, referenceWrites } from './mediations.ts';
import { endPartyLinkWrite } from './party-links.ts';
import { referralWrite } from './referrals.ts';
import { supportSeriesWrite } from './support-series.ts';
import type { NamedWrite } from './transact.ts';

/** Nobody's name, and no way to reach anybody. */
const NOBODY = { person: ERASED_PERSON, contact: ERASED_CONTACT } as const;
/** The number of somebody's file leads to them as their name does. */
const NO_FILE = '0';

/**
 * What erases one record that is over (D3): each on condition that it stands as it was read, else the transaction is refused. What an
 * index or a link leads to by the person goes with it.
 */
export function eraseAppointmentWrites(keyring: Keyring, was: Appointment): NamedWrite[] {
  const erase: NamedWrite = {
    name: 'appointment',
    write: {
      Update: {
        Key: keys.appointment(was.caf, was.id),
        // Whoever read it before must not write the name back.
        UpdateExpression:
          'SET #person = :person, #contact = :contact, #needs = :none, #version = :next REMOVE gsi1pk, gsi1sk, gsi2pk, gsi2sk',
        ConditionExpression:
          '#version = :version AND #contactVersion = :contactVersion AND #state = :state AND #person = :was',
        ExpressionAttributeNames: {
          '#person': 'person',
          '#contact': 'contact',
          '#needs': 'needs',
          '#version': 'version',
          '#contactVersion': 'contactVersion',
          '#state': 'state',
        },
        ExpressionAttributeValues: {
          ':person': { ...NOBODY.person },
          ':contact': { ...NOBODY.contact },
          ':none': [],
          ':next': was.version + 1,
          ':version': was.version,
          ':contactVersion': was.contactVersion,
          ':state': was.state,
          ':was': was.person,
        },
      },
    },
  };
  const Key = keys.link(hashToken(linkToken(keyring, was)));
  return [erase, { name: 'link', write: { Delete: { Key } } }];
}

/** Open or done: it is of no use without its person. */
export function eraseCallBackWrites(keyring: Keyring, was: CallBack): NamedWrite[] {
  const erase: NamedWrite = {
    name: 'call-back',
    write: {
      Delete: {
        Key: keys.callBack(was.caf, was.id),
        ConditionExpression: '#state = :state',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':state': was.state },
      },
    },
  };
  const isOpen = was.state.status === 'open';
  return isOpen ? [erase, unguardWrite(guardKeyOf(keyring, was), was.id)] : [erase];
}

/** The code goes on opening what it opened; whose it was is forgotten. What it declined stays (D2). */
export function eraseInvitationWrites(was: Invitation): NamedWrite[] {
  return [
    {
      name: 'invitation',
      write: {
        Update: {
          Key: keys.invitation(was.id),
          UpdateExpression: 'SET #person = :person',
          ConditionExpression: '#person = :was',
          ExpressionAttributeNames: { '#person': 'person' },
          ExpressionAttributeValues: { ':person': { ...NOBODY.person }, ':was': was.person },
        },
      },
    },
  ];
}

export function eraseLetterWrites({ caf, campaign, part, line, state }: Letter): NamedWrite[] {
  return [
    {
      name: 'letter',
      write: {
        Update: {
          Key: keys.letter(caf, campaign, part, line),
          UpdateExpression: 'REMOVE #person',
          ConditionExpression: '#state = :state',
          ExpressionAttributeNames: { '#person': 'person', '#state': 'state' },
          ExpressionAttributeValues: { ':state': state },
        },
      },
    },
  ];
}

export function eraseConsultationWrites(keyring: Keyring, was: Consultation): NamedWrite[] {
  const { otherParent: _, words: __, worksheet: ___, ...rest } = was;
  const contactVersion = was.contactVersion + 1;
  return [
    consultationWrite({ ...rest, ...NOBODY, contactVersion, version: was.version + 1 }),
    endRequestLinkWrite(keyring, was),
  ];
}

export function eraseReferralWrites(was: Referral): NamedWrite[] {
  return [referralWrite({ ...was, ...NOBODY, version: was.version + 1 })];
}

export function eraseSupportWrites(was: SupportSeries): NamedWrite[] {
  const contract = { ...was.contract, file: NO_FILE };
  return [supportSeriesWrite({ ...was, ...NOBODY, contract, version: was.version + 1 })];
}

/** These parties of a case bear no name any more, and nothing leads from the person to it. */
export function erasePartyWrites(
  keyring: Keyring,
  was: Mediation,
  theirs: readonly Pick<Party, 'id'>[],
): NamedWrite[] {
  const ids = new Set(theirs.map(({ id }) => id));
  const becomes: Mediation = {
    ...was,
    version: was.version + 1,
    parties: was.parties.map((party) =>
      ids.has(party.id) ? { ...party, ...NOBODY, contactVersion: party.contactVersion + 1 } : party,
    ),
  };
  return [
    mediationWrite(becomes),
    ...referenceWrites(keyring, was, becomes),
    ...was.parties.filter(({ id }) => ids.has(id)).map((party) => endPartyLinkWrite(keyring, was, party)),
  ];
}

/** An earlier request for data, with every way to its answer. */
export function eraseDataRequestWrites(keyring: Keyring, was: DataRequest): NamedWrite[] {
  const erase: NamedWrite = {
    name: 'earlier-request',
    write: {
      Delete: {
        Key: keys.dataRequest(was.caf, was.id),
        ConditionExpression: '#version = :was',
        ExpressionAttributeNames: { '#version': 'version' },
        ExpressionAttributeValues: { ':was': was.version },
      },
    },
  };
  const { code } = was.slip ?? {};
  return [
    erase,
    endDataLinkWrite(hashOfToken(answerToken(keyring, was))),
    ...(code === undefined ? [] : [endDataLinkWrite(code.hash)]),
  ];
}
