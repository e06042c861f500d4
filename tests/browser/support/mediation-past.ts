import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { runningTable } from '../../../local/running-table.ts';
import { sessionId } from '../../../shared/domain/mediation.ts';
import { localDateOf } from '../../../shared/domain/time.ts';
import { createAppointmentWrite } from '../../../shared/store/appointments.ts';
import { getMediation, mediationWrite } from '../../../shared/store/mediations.ts';
import { transact } from '../../../shared/store/transact.ts';
import { anAppointment } from '../../support/fixtures.ts';
import { machineFolder } from './machine-folder.ts';
import { codeIn, mailTo } from './mailbox.ts';
import { type ACase, type MadeUp, MEDIATOR } from './mediation.ts';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const LENGTH_CELLS = 24;

/** An information interview of yesterday, as it stands after its hour: the service itself books nothing in the past (B3). */
export async function aPastInterview(person: MadeUp): Promise<string> {
  const start = Date.now() - DAY;
  const id = randomUUID();
  const appointment = anAppointment({
    id,
    service: 'entretien-information-mediation',
    professional: MEDIATOR,
    date: localDateOf(start, 'Europe/Paris'),
    start,
    end: start + HOUR,
    person,
  });
  const { store } = runningTable(machineFolder());
  const { ok } = await transact(store, [createAppointmentWrite(appointment, undefined)]);
  if (!ok) throw new Error('the interview could not be put');
  return id;
}

/** A joint session of yesterday to which both had agreed; nobody has said who came. */
export async function aPastSession({ id, parties }: ACase): Promise<void> {
  const { store } = runningTable(machineFolder());
  const mediation = await getMediation(store, '94', id);
  if (mediation === undefined) throw new Error(`no case ${id}`);
  const start = Date.now() - DAY;
  const said = { by: 'staff' as const, subject: MEDIATOR };
  const reply = { kind: 'confirmed' as const, starts: [start], at: start - 9 * DAY, said };
  const { ok } = await transact(store, [
    mediationWrite({
      ...mediation,
      version: mediation.version + 1,
      sessions: [
        {
          id: sessionId(id, 1),
          place: 'caf-champigny',
          mode: 'on-site',
          cells: LENGTH_CELLS,
          lengthCells: LENGTH_CELLS,
          times: [
            {
              date: localDateOf(start, 'Europe/Paris'),
              cell: 100,
              start,
              end: start + 2 * HOUR,
              remindFrom: start - 2 * DAY,
            },
          ],
          until: start - DAY,
          createdAt: start - 10 * DAY,
          replies: Object.fromEntries(parties.map((party) => [party, reply])),
          state: { status: 'standing', start, at: start - 9 * DAY, remindAt: [] },
        },
      ],
    }),
  ]);
  if (!ok) throw new Error('the session could not be put');
}

const Slots = z.object({
  slots: z.array(z.object({ start: z.string(), place: z.string(), mode: z.string() })),
});
const Pending = z.object({ id: z.string() });
const SERVICE = 'rendez-vous-des-droits';

/** Both book for themselves, as anybody does, at one place in one half-day: nobody is refused (B7). */
export async function bookSideBySide(addresses: Addresses, people: readonly MadeUp[]): Promise<void> {
  const { slots } = Slots.parse(
    await ask(addresses, `/cafs/94/slots?service=${SERVICE}&mode=on-site&place=caf-orly&limit=300`),
  );
  const halves = Map.groupBy(slots, ({ start }) => `${start.slice(0, 10)} ${start.slice(11, 13) < '13'}`);
  const full = [...halves.values()].filter((half) => new Set(half.map(({ start }) => start)).size >= 3);
  const half = full[Math.floor(Math.random() * full.length)] ?? [];
  for (const [at, person] of people.entries()) {
    const slot = half[at * 2];
    if (slot === undefined) throw new Error('no half-day is free enough');
    const { id } = Pending.parse(
      await ask(addresses, '/cafs/94/appointments', { service: SERVICE, ...slot, person }),
    );
    const code = codeIn((await mailTo(addresses, person.email)).text);
    await ask(addresses, `/cafs/94/appointments/${id}/confirm`, { code });
  }
}

async function ask({ api }: Addresses, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(`${api}/v1${path}`, {
    ...(body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
  return JSON.parse(text);
}
