import { describe, expect, it } from 'vitest';
import type { Appointment } from '../../../shared/domain/appointment.ts';
import {
  attemptsOf,
  type Channel,
  channelFor,
  FATE_KNOWN_AFTER,
  isSettled,
  isStillToTell,
  isWorthACall,
  nextTryAt,
  outlived,
  saysMore,
  whyCall,
} from '../../../shared/domain/messages.ts';
import { Message, type Notification } from '../../../shared/domain/notification.ts';
import { anAppointment, aPerson } from '../../support/fixtures.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const withoutAddress = () => {
  const { email: _email, ...person } = aPerson();
  return person;
};
const byMail = () => anAppointment();
const byPhone = () => anAppointment({ contact: { by: 'phone', discreet: false } });
const byNothing = () => anAppointment({ contact: { by: 'none', discreet: false } });
const discreet = () => anAppointment({ contact: { by: 'email', discreet: true } });
const addressless = () => anAppointment({ person: withoutAddress() });

function channels(appointment: Appointment): Record<string, Channel> {
  return Object.fromEntries(Message.options.map((message) => [message, channelFor(appointment, message)]));
}

const PROOF = { code: 'mail', 'already-booked': 'mail' } as const;
const OWN_CHANGES_SILENT = { moved: 'none', 'cancelled-by-person': 'none' } as const;
const CAF_CHANGES_CALLED = {
  'moved-by-caf': 'call',
  'cancelled-by-caf': 'call',
  'offered-times': 'call',
} as const;

describe('the channel of an event (F4)', () => {
  it('is the mail for whoever chose e-mail', () => {
    expect(new Set(Object.values(channels(byMail())))).toEqual(new Set(['mail']));
  });

  it('is a call for what the Caf changes and for one reminder, for whoever chose the phone', () => {
    expect(channels(byPhone())).toEqual({
      ...PROOF,
      confirmed: 'none',
      ...OWN_CHANGES_SILENT,
      ...CAF_CHANGES_CALLED,
      reminder: 'call',
    });
  });

  it('is silence for whoever wants no message, but for what the Caf changes', () => {
    expect(channels(byNothing())).toEqual({
      ...PROOF,
      confirmed: 'none',
      ...OWN_CHANGES_SILENT,
      ...CAF_CHANGES_CALLED,
      reminder: 'none',
    });
  });

  it('is the voice for changes of a discreet appointment, and a bare mail otherwise', () => {
    expect(channels(discreet())).toEqual({
      ...PROOF,
      confirmed: 'mail',
      ...OWN_CHANGES_SILENT,
      ...CAF_CHANGES_CALLED,
      reminder: 'mail',
    });
  });

  it('is a call for whoever has no address, who can get no code either', () => {
    expect(channels(addressless())).toEqual({
      code: 'none',
      'already-booked': 'none',
      confirmed: 'none',
      ...OWN_CHANGES_SILENT,
      ...CAF_CHANGES_CALLED,
      reminder: 'call',
    });
  });

  it('says why somebody must call', () => {
    expect([byPhone(), byNothing(), addressless(), discreet()].map(whyCall)).toEqual([
      'chose-phone',
      'chose-none',
      'no-address',
      'discreet',
    ]);
  });

  it('lets only a mail to whoever chose e-mail, and is not discreet, carry a link and a place', () => {
    expect([byMail(), byPhone(), byNothing(), discreet()].map(saysMore)).toEqual([true, false, false, false]);
  });

  it('makes a code that cannot arrive worth a call when there is a number to call', () => {
    const { phone: _phone, ...noPhone } = aPerson();
    expect(isWorthACall('code', byMail())).toBe(true);
    expect(isWorthACall('code', anAppointment({ person: noPhone }))).toBe(false);
    expect(isWorthACall('already-booked', byMail())).toBe(false);
    expect(isWorthACall('confirmed', anAppointment({ person: noPhone }))).toBe(true);
  });
});

describe('a notification', () => {
  const at = (state: Notification['state'], message: Message = 'confirmed') => ({ state, message });

  it('is never taken up again once it is sent, skipped or failed', () => {
    const final: Notification['state'][] = [
      { status: 'sent', at: NOW, messageId: 'm' },
      { status: 'skipped', at: NOW, why: 'older' },
      { status: 'failed', at: NOW, why: 'MessageRejected' },
    ];
    for (const state of final) {
      expect(isSettled({ state })).toBe(true);
      expect(nextTryAt(at(state))).toBe(Number.POSITIVE_INFINITY);
    }
  });

  it('waits for the Send event after a lease ran out, unless it is a code that somebody waits for', () => {
    const leased = { status: 'leased', until: NOW, attempts: 1 } as const;
    expect(nextTryAt(at(leased))).toBe(NOW + FATE_KNOWN_AFTER);
    expect(nextTryAt(at(leased, 'code'))).toBe(NOW);
  });

  it('of unknown fate waits until its time, a waiting one not at all', () => {
    expect(nextTryAt(at({ status: 'unknown', retryAt: NOW + 1, attempts: 1 }))).toBe(NOW + 1);
    expect(nextTryAt(at({ status: 'waiting' }))).toBeLessThan(NOW);
  });

  it('counts its attempts over every state', () => {
    expect(attemptsOf(at({ status: 'waiting' }))).toBe(0);
    expect(attemptsOf(at({ status: 'waiting', attempts: 2 }))).toBe(2);
    expect(attemptsOf(at({ status: 'leased', until: NOW, attempts: 3 }))).toBe(3);
  });
});

describe('what a notification speaks of', () => {
  const pending = (expiresAt: number) =>
    anAppointment({ state: { status: 'pending', expiresAt, codeRound: 0, wrongCodes: 0 } });
  const cancelled = () => anAppointment({ version: 1, state: { status: 'cancelled', by: 'caf', at: NOW } });

  it('is over for a code once the pending booking ran out, was confirmed or given up (B5)', () => {
    const code = { message: 'code', version: 0 } as const;
    expect(outlived(code, pending(NOW + 1), NOW)).toBeUndefined();
    expect(outlived(code, pending(NOW), NOW)).toBe('over');
    expect(outlived(code, anAppointment(), NOW)).toBe('over');
    expect(outlived(code, cancelled(), NOW)).toBe('over');
  });

  it('is outlived by a newer version', () => {
    const moved = { message: 'moved', version: 1 } as const;
    expect(outlived(moved, anAppointment({ version: 1 }), NOW)).toBeUndefined();
    expect(outlived(moved, anAppointment({ version: 2 }), NOW)).toBe('older');
  });

  it('is not so when a reminder meets a cancelled appointment, or a cancellation a standing one', () => {
    expect(outlived({ message: 'reminder', version: 1 }, cancelled(), NOW)).toBe('not-so');
    expect(outlived({ message: 'cancelled-by-caf', version: 1 }, cancelled(), NOW)).toBeUndefined();
    expect(outlived({ message: 'cancelled-by-caf', version: 0 }, anAppointment(), NOW)).toBe('not-so');
  });

  it('is over once the appointment has begun', () => {
    const appointment = anAppointment();
    const reminder = { message: 'reminder', version: 0 } as const;
    expect(outlived(reminder, appointment, appointment.start - 1)).toBeUndefined();
    expect(outlived(reminder, appointment, appointment.start)).toBe('over');
  });
});

describe('what a call still tells (B11)', () => {
  const told = (overrides: Partial<Appointment> = {}) => {
    const appointment = anAppointment(overrides);
    return Message.options.filter((message) =>
      isStillToTell({ message, until: anAppointment().start }, appointment),
    );
  };
  const CANCELLED = ['cancelled-by-person', 'cancelled-by-caf'];

  it('is of an appointment that stands: its time, and the times offered while they are', () => {
    const { start, end, place, mode } = anAppointment();
    const offer = { at: NOW, until: start, times: [{ start, end, place, mode }] };
    expect(told()).toEqual(['confirmed', 'moved', 'moved-by-caf', ...CANCELLED, 'reminder']);
    expect(told({ offer })).toContain('offered-times');
    expect(told({ start: start + 3_600_000 })).not.toContain('reminder');
  });

  it('is nothing but the cancellation once it is cancelled', () => {
    expect(told({ state: { status: 'cancelled', by: 'caf', at: NOW } })).toEqual(CANCELLED);
  });

  it('is the code as long as nobody confirmed, even too late', () => {
    expect(told({ state: { status: 'expired', at: NOW } })).toContain('code');
    expect(told()).not.toContain('code');
  });
});
