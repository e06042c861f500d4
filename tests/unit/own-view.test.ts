import { expect, test } from 'vitest';
import { ownView } from '../../functions/public-booking/views.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { anAppointment, caf94 } from '../support/fixtures.ts';

const video = anAppointment({ mode: 'video', room: 'a-room-nobody-guesses' });
const room = (overrides: Partial<Appointment> = {}) =>
  ownView(caf94(), { ...video, ...overrides }, undefined, video.start - 86_400_000).videoRoom;

test('a video room is shown as long as the appointment stands, and to nobody after', () => {
  expect(room()).toMatch(/#a-room-nobody-guesses$/);
  expect(room({ state: { status: 'cancelled', by: 'person', at: video.createdAt } })).toBeUndefined();
  expect(room({ mode: 'phone' })).toBeUndefined();
});
