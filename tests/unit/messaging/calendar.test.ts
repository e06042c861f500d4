import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { appointmentCalendar, busyCalendar } from '../../../shared/messaging/calendar.ts';
import { aCaf, anAppointment, aPerson, caf94 } from '../../support/fixtures.ts';

const NOW = Date.parse('2026-11-30T08:00:00Z');
const TELLING = /médiat|psycho|séparat|social|droits|consult|entretien|mediat|psych/i;

/** The one event of a calendar, as another program reads it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const [component] = events;
  if (component === undefined) throw new Error('no event');
  return {
    method: calendar.getFirstPropertyValue('method'),
    count: events.length,
    component,
    event: new ICAL.Event(component),
  };
}

const unfolded = (text: string) => text.replace(/\r\n /g, '');

describe('the invitation of an appointment', () => {
  it('names the appointment, its version, its instants and a neutral title (F3)', () => {
    const appointment = anAppointment({ version: 3 });
    const { method, count, event, component } = read(
      appointmentCalendar(appointment, caf94(), { method: 'REQUEST', now: NOW }),
    );
    expect([method, count]).toEqual(['REQUEST', 1]);
    expect(event.uid).toBe('appointment-1@caf94');
    expect(event.sequence).toBe(3);
    expect(event.startDate.toJSDate().getTime()).toBe(appointment.start);
    expect(event.endDate.toJSDate().getTime()).toBe(appointment.end);
    expect(event.summary).toBe('Rendez-vous à la Caf');
    expect(event.location).toBe('Caf Créteil');
    expect(component.getFirstPropertyValue('class')).toBe('PRIVATE');
    expect(component.getFirstPropertyValue('status')).toBe('CONFIRMED');
  });

  it('asks for no answer, and gives no name', () => {
    const text = unfolded(appointmentCalendar(anAppointment(), caf94(), { method: 'REQUEST', now: NOW }));
    expect(text).toMatch(/ATTENDEE;.*RSVP=FALSE:MAILTO:dominique\.exemple@courriel\.example\r\n/i);
    expect(text).not.toMatch(/Dominique|ATTENDEE[^:]*CN=/);
    expect(text).toMatch(/ORGANIZER;CN="Caf du Val-de-Marne":mailto:ne-pas-repondre@caf94\.example/);
  });

  it('is taken back under the same name with a higher number', () => {
    const cancelled = anAppointment({ version: 4, state: { status: 'cancelled', by: 'caf', at: NOW } });
    const { method, event, component } = read(
      appointmentCalendar(cancelled, caf94(), { method: 'CANCEL', now: NOW }),
    );
    expect(method).toBe('CANCEL');
    expect([event.uid, event.sequence]).toEqual(['appointment-1@caf94', 4]);
    expect(component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });

  it('tells nothing of the matter for any service and mode, and no place when discreet (F3, F4)', () => {
    for (const service of caf94().services)
      for (const mode of ['on-site', 'phone', 'video', 'home'] as const)
        for (const discreet of [false, true]) {
          const appointment = anAppointment({
            service: service.id,
            mode,
            contact: { by: 'email', discreet },
            room: 'salle',
          });
          const text = unfolded(appointmentCalendar(appointment, caf94(), { method: 'REQUEST', now: NOW }));
          expect(text).not.toMatch(TELLING);
          expect(text).not.toMatch(/DESCRIPTION|URL|salle|https?:/);
          expect(text.includes('LOCATION')).toBe(mode === 'on-site' && !discreet);
        }
  });

  it('is folded at 75 octets, accents counted', () => {
    const caf = aCaf({ sender: { name: 'Caf éèàùçôîûœé ÉÈÀÙÇÔÎÛŒÉ éèàùçôîûœé', address: 'a@b.example' } });
    const email = `${'un.nom.'.repeat(8)}long@courriel.example`;
    const text = appointmentCalendar(anAppointment({ person: aPerson({ email }) }), caf, {
      method: 'REQUEST',
      now: NOW,
    });
    const lines = text.split('\r\n');
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
    expect(lines.some((line) => line.startsWith(' '))).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(unfolded(text)).toContain(`MAILTO:${email}`);
  });

  it('is a plain file without people when downloaded', () => {
    const text = appointmentCalendar(anAppointment(), caf94(), { method: 'PUBLISH', now: NOW });
    expect(text).toContain('METHOD:PUBLISH');
    expect(text).not.toMatch(/ATTENDEE|ORGANIZER|@courriel/);
  });
});

describe("a professional's feed (D6)", () => {
  it('says hours and places, « Rendez-vous » or « Occupé », and nothing else', () => {
    const { start, end } = anAppointment();
    const times = [
      { id: 'a', start, end, version: 0, title: 'appointment', place: 'Caf Créteil' },
      { id: 'b', start: end, end: end + 900_000, version: 2, title: 'busy' },
    ] as const;
    const calendar = new ICAL.Component(ICAL.parse(busyCalendar(times, caf94(), { now: NOW })));
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
    expect(events.map(({ uid, summary, location, sequence }) => [uid, summary, location, sequence])).toEqual([
      ['a@caf94', 'Rendez-vous', 'Caf Créteil', 0],
      ['b@caf94', 'Occupé', null, 2],
    ]);
    expect(events.map((event) => event.startDate.toJSDate().getTime())).toEqual([start, end]);
  });

  it('is a valid calendar when it is empty', () => {
    const calendar = new ICAL.Component(ICAL.parse(busyCalendar([], caf94(), { now: NOW })));
    expect(calendar.getAllSubcomponents('vevent')).toEqual([]);
  });
});
