import type { Slot } from '../api/contract.ts';

interface Entry {
  /** Of the appointment; the entry then is the same as the one that the service sends. */
  readonly id: string;
  readonly caf: string;
  readonly slot: Slot;
  readonly title: string;
  /** Says nothing of the matter (F3); none for a discreet appointment. */
  readonly place: string | undefined;
  /** Epoch ms. */
  readonly now: number;
}

/** An appointment as a calendar file (RFC 5545), times in UTC; the title tells nothing (F3). */
export function calendarFile({ id, caf, slot, title, place, now }: Entry): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Caf//Rendez-vous//FR',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}@caf${caf}`,
    'SEQUENCE:0',
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(Date.parse(slot.start))}`,
    `DTEND:${utc(Date.parse(slot.end))}`,
    `SUMMARY:${escaped(title)}`,
    ...(place === undefined ? [] : [`LOCATION:${escaped(place)}`]),
    'CLASS:PRIVATE',
    'STATUS:CONFIRMED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const utc = (instant: number) => new Date(instant).toISOString().replace(/[-:]|\.\d+/g, '');
const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
