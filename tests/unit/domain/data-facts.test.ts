import { describe, expect, it } from 'vitest';
import { Letter } from '../../../shared/domain/campaign-letter.ts';
import type { Fact } from '../../../shared/domain/data-facts.ts';
import {
  callFact,
  dataRequestFact,
  invitationFact,
  letterFact,
  messageFact,
} from '../../../shared/domain/data-facts-letters.ts';
import { consultationFact, mediationFact } from '../../../shared/domain/data-facts-requests.ts';
import { appointmentFact, waitingFact } from '../../../shared/domain/data-facts-visits.ts';
import { erasureOf } from '../../../shared/domain/data-outcome.ts';
import { DataRequest } from '../../../shared/domain/data-request.ts';
import { standingOfAppointment, standingOfLetter } from '../../../shared/domain/data-standing.ts';
import { Invitation } from '../../../shared/domain/invitation.ts';
import { release, withdrawAgreement } from '../../../shared/domain/mediation-moves.ts';
import { ToCall } from '../../../shared/domain/notification.ts';
import { WaitingEntry } from '../../../shared/domain/waiting.ts';
import { aConsultation } from '../../support/consultation.ts';
import { ASKER } from '../../support/data-requests.ts';
import { anAppointment, caf94 } from '../../support/fixtures.ts';
import { aNotification } from '../../support/mailing.ts';
import { aMediation, aParty, fixed, NINE, NOW, PARTY } from '../../support/mediation-case.ts';

const telling = { caf: caf94(), now: NOW };
const DAY = 86_400_000;

const said = (fact: Fact | undefined, label: string) =>
  (fact?.details ?? [])
    .filter((detail) => detail.label === label)
    .map(({ at, on, text, words }) => words?.join(' ') ?? text ?? on ?? at);

describe('an appointment in plain facts (D3)', () => {
  it('tells when, where and how it went, and neither with whom nor discretion nor a question (M7, F4)', () => {
    const fact = appointmentFact(
      anAppointment({
        contact: { by: 'email', discreet: true, question: { ask: 'Quel mot ?', answer: 'Lune' } },
        needs: ['interpreter'],
        state: { status: 'closed', outcome: 'missed', at: NOW, by: 'subject-of-camille' },
      }),
      telling,
    );
    expect(fact).toMatchObject({ kind: 'appointment', runs: false });
    expect(said(fact, 'status')).toEqual(['missed']);
    expect(said(fact, 'needs')).toEqual(['interpreter']);
    expect(JSON.stringify(fact)).not.toMatch(/camille|discreet|Lune|Quel mot|subject/i);
  });

  it('keeps the id of a service or place that is no longer configured', () => {
    const fact = appointmentFact(anAppointment({ service: 'gone', place: 'gone-too' }), telling);
    expect([said(fact, 'service'), said(fact, 'place')]).toEqual([['gone'], ['gone-too']]);
  });
});

describe('a mediation as a party believes it (M2, M3)', () => {
  const ofAlix = (mediation = aMediation(), now = NOW) => {
    const alix = mediation.parties[0] ?? aParty('alix');
    return mediationFact(mediation, alix, { ...telling, now });
  };

  it('goes on, session and all, while another’s withdrawal is withheld; off once it is released', () => {
    const withdrawn = withdrawAgreement(fixed(), 'billie', PARTY, NOW + 1).mediation;
    expect(withdrawn.state.status).toBe('withheld');
    expect(said(ofAlix(withdrawn), 'session')).toEqual(['session-standing']);
    expect(ofAlix(withdrawn)?.runs).toBe(true);
    const released = release(withdrawn, NOW + 2).mediation;
    expect(said(ofAlix(released), 'session')).toEqual(['session-off']);
    expect(said(ofAlix(released), 'agreement')).toEqual(['agreement-given', 'agreement-given']);
    expect(JSON.stringify(ofAlix(released))).not.toMatch(/billie|withdrawn|andrea/i);
  });

  it('is not told at all to whom nothing was asked: it would say that the other came', () => {
    const mediation = aMediation({ parties: [aParty('alix', 'none'), aParty('billie')] });
    expect(ofAlix(mediation)).toBeUndefined();
  });

  it('tells whether they themselves came, and of nobody else', () => {
    const [session] = fixed().sessions;
    if (session === undefined) throw new Error('no session');
    const attendance = { alix: 'late', billie: 'missed' } as const;
    const over = { status: 'over' as const, start: NINE, at: NINE, by: 'subject-1', attendance };
    const fact = ofAlix(aMediation({ sessions: [{ ...session, state: over }] }), NINE + DAY);
    expect(said(fact, 'result')).toEqual(['late']);
    expect(JSON.stringify(fact)).not.toContain('missed');
  });
});

describe('other facts (D3)', () => {
  it('a request holds the person’s own words, never the worksheet nor the other parent (P5, P6)', () => {
    const fact = consultationFact(
      aConsultation({
        words: 'Mon enfant dort mal.',
        worksheet: { level: 'secret' },
        otherParent: 'not-informed',
        calls: [{ at: NOW, by: 'subject-of-dana', reached: false }],
      }),
      telling,
    );
    expect(said(fact, 'own-words')).toEqual(['Mon enfant dort mal.']);
    expect(said(fact, 'call')).toEqual(['not-reached']);
    expect(JSON.stringify(fact)).not.toMatch(/secret|informed|subject/);
  });

  it('a letter that is not to be written looks as if it were still to leave (L2, M7)', () => {
    const letter = (state: Letter['state']): Letter =>
      Letter.parse({
        ...{ caf: '94', campaign: 'c', part: 1, line: 2, type: 'separation', date: '2026-10-01', state },
        person: { firstName: 'Dominique', lastName: 'Exemple', address: ['a', 'b', 'c'] },
        keys: { person: ['a'], match: ['b'], names: ['c'], home: ['d'] },
        ...{ codeRound: 0, createdAt: NOW },
      });
    const notWritten = letter({ status: 'not-written', doubt: true });
    expect(letterFact(notWritten, telling)).toEqual(letterFact(letter({ status: 'ready' }), telling));
    expect(standingOfLetter(notWritten, NOW)).toEqual(standingOfLetter(letter({ status: 'ready' }), NOW));
    const mailed = letter({ status: 'mailed', at: NOW, messageId: 'm' });
    expect(said(letterFact(mailed, telling), 'status')).toEqual(['sent-by-mail']);
    expect(standingOfLetter(mailed, NOW + DAY).is).toBe('runs');
    expect(standingOfLetter(mailed, NOW + 3 * DAY).is).toBe('over');
    const { person: _, ...nobody } = mailed;
    expect(letterFact(nobody, telling)).toBeUndefined();
  });

  it('a code says what it opens, a message what it was about, a call nothing of why it is by voice (M7)', () => {
    const invitation = Invitation.parse({
      ...{ id: 'hash', caf: '94', service: 'rendez-vous-des-droits', createdAt: NOW, declinedAt: NOW },
      person: { firstName: 'Dominique', lastName: 'Exemple' },
      state: { status: 'open' },
    });
    expect(said(invitationFact(invitation, telling), 'status')).toEqual(['declined', 'declined']);
    expect(said(messageFact(aNotification({ message: 'confirmed' })), 'message')).toEqual([
      'message-confirmation',
    ]);
    const skipped = { status: 'skipped' as const, at: NOW, why: 'over' };
    expect(messageFact(aNotification({ state: skipped }))).toBeUndefined();
    const call = ToCall.parse({
      ...{ id: 'call', caf: '94', appointment: 'a', message: 'reminder', why: 'discreet', createdAt: NOW },
    });
    expect(JSON.stringify(callFact(call))).not.toContain('discreet');
    expect(said(callFact({ ...call, done: { by: 'x', at: NOW } }), 'status')).toEqual(['done']);
  });

  it('an earlier request says what was asked, and a forgotten place on the list nothing', () => {
    const request = DataRequest.parse({
      ...{ id: 'r', caf: '94', version: 1, what: 'erasure', language: 'fr', createdAt: NOW, person: ASKER },
      ...{
        answer: { by: 'email' },
        handedIn: { by: 'person' },
        state: { status: 'answered', at: NOW, until: NOW },
      },
    });
    expect(said(dataRequestFact(request), 'what')).toEqual(['erasure']);
    const entry = WaitingEntry.parse({
      ...{
        id: 'w',
        caf: '94',
        service: 'rendez-vous-des-droits',
        places: ['caf-creteil'],
        modes: ['on-site'],
      },
      ...{ until: '2026-12-31', version: 1, createdAt: NOW, origin: { by: 'person' }, offers: [] },
      state: { status: 'over', at: NOW, why: 'stopped' },
    });
    expect(waitingFact(entry, telling)).toBeUndefined();
  });
});

describe('what an erasure leaves (D3)', () => {
  it('an appointment stays until a week after it, when nobody closes it any more', () => {
    const appointment = anAppointment();
    const at = (now: number) => standingOfAppointment(appointment, now, 'Europe/Paris');
    expect(at(NOW)).toEqual({ is: 'runs', why: 'to-come', until: '2026-12-01' });
    expect(at(appointment.end)).toEqual({ is: 'runs', why: 'still-open', until: '2026-12-08' });
    expect(at(appointment.end + 7 * DAY)).toEqual({ is: 'over' });
  });

  it('is told in kinds and numbers, with the last day of what stays', () => {
    const stays = (until: string) => ({
      told: 'appointment' as const,
      outcome: { did: 'stays' as const, why: 'to-come' as const, until },
    });
    const outcome = erasureOf(
      [
        stays('2026-12-01'),
        stays('2026-12-20'),
        { told: 'letter', outcome: { did: 'erased' } },
        { told: 'mediation', outcome: { did: 'unsaid' } },
      ],
      false,
    );
    expect(outcome).toEqual({
      erased: [{ kind: 'letter', count: 1 }],
      ended: [],
      stays: [{ kind: 'appointment', count: 2, why: 'to-come', until: '2026-12-20' }],
      objectionStays: false,
    });
  });
});
