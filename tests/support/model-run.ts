import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Window } from '../../shared/domain/day.ts';
import { deliver } from '../../shared/messaging/deliver.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import { holdId } from '../../shared/store/holds.ts';
import { openDayItem } from '../../shared/store/opening.ts';
import { aClient, tokenOf } from './booking.ts';
import type { TestClock } from './fixtures.ts';
import type { HttpAnswer } from './http.ts';
import { aPostbox, notifications } from './mailing.ts';
import type { Act, Seen, Slot } from './model.ts';
import { isoOf, OPENINGS, PEOPLE, SERVICES, startOf } from './model-world.ts';

export interface World {
  readonly deps: Deps;
  readonly clock: TestClock;
  /** Tokens of holds, by the id under which the table and the model know them. */
  readonly tokens: Map<string, string>;
}

/** Does an act through the exported handlers. What the table made up is read by `learn`, once everybody is done. */
export async function perform(world: World, act: Act): Promise<Seen> {
  const { deps, clock } = world;
  const client = aClient(deps, { ip: act.do === 'hold' ? `192.0.2.${act.address}` : '192.0.2.99' });
  const tokenOfHold = (id: string | undefined) => (id === undefined ? undefined : world.tokens.get(id));
  const holdField = (id: string | undefined) => (id === undefined ? {} : { hold: tokenOfHold(id) });
  switch (act.do) {
    case 'search': {
      const range = { from: '2026-11-27', to: '2026-12-20', limit: '500', mode: 'on-site' };
      const answer = await client.slots({ service: act.service, ...range });
      return { said: said(answer), starts: answer.json.list('slots').map((slot) => slot.text('start')) };
    }
    case 'hold': {
      const replaces = tokenOfHold(act.replaces);
      const answer = await client.hold({
        ...wanted(act.slot),
        ...(replaces === undefined ? {} : { replaces }),
      });
      if (answer.status !== 201) return { said: said(answer) };
      const token = answer.json.text('hold');
      world.tokens.set(holdId(token), token);
      return { said: said(answer), id: holdId(token) };
    }
    case 'prolong':
      return { said: said(await client.prolong(tokenOfHold(act.hold) ?? '')) };
    case 'end-hold':
      return { said: said(await client.endHold(tokenOfHold(act.hold) ?? '')) };
    case 'book': {
      const body = { ...wanted(act.slot), person: PEOPLE[act.person], ...holdField(act.hold) };
      const answer = await client.book(body, act.key === undefined ? {} : { 'Idempotency-Key': act.key });
      const { id } = answer.body;
      return { said: said(answer), ...(typeof id === 'string' ? { id } : {}) };
    }
    case 'confirm': {
      const round = await roundNow(world, act.id);
      const code = client.codeOf(act.id, round);
      const wrong = round > 0 ? client.codeOf(act.id, 0) : code === '000000' ? '000001' : '000000';
      return { said: said(await client.confirm(act.id, act.right ? code : wrong)), round };
    }
    case 'resend':
      return { said: said(await client.resend(act.id)) };
    case 'abandon':
      return { said: said(await client.abandon(act.id)) };
    case 'cancel':
      return { said: said(await client.cancel(await tokenOf(deps, '94', act.id))) };
    case 'view': {
      const answer = await client.view(await tokenOf(deps, '94', act.id));
      return {
        said: `${said(answer)} ${answer.text && answer.json.text('status')}`,
        starts: [answer.json.text('start')],
      };
    }
    case 'move': {
      const start = isoOf(startOf(act.date, act.cell));
      const answer = await client.move(await tokenOf(deps, '94', act.id), { start, ...holdField(act.hold) });
      if (answer.status !== 200) return { said: said(answer) };
      return { said: said(answer), professional: answer.json.text('professional', 'name') };
    }
    case 'open': {
      const [professional = '', date = ''] = act.day.split('|');
      const { kind } = await openDayItem(deps.store, {
        caf: '94',
        professional,
        role: 'social-worker',
        date,
        revision: act.revision,
        windows: windowsOf(act.windows),
      });
      // Done, and the answer lost: it finds itself done.
      return { said: kind === 'already' ? 'opened' : kind };
    }
    case 'advance':
      clock.advance({ minutes: act.minutes });
      return { said: 'later' };
    case 'clean-up':
      await cleanUp(deps)({});
      return { said: 'tidied' };
  }
}

export function windowsOf(opening: number): Window[] {
  return (OPENINGS[opening] ?? []).map(([from, to]) => ({
    from,
    to,
    place: 'caf-creteil',
    modes: ['on-site'],
    services: SERVICES.map(({ id }) => id),
  }));
}

/** What the notifier does with everything that waits. */
export async function settleMail({ deps }: World): Promise<void> {
  const postbox = aPostbox();
  for (const { id } of await notifications(deps.store)) await deliver(deps, postbox, id);
}

const said = ({ status, body }: HttpAnswer): string =>
  status < 300 ? String(status) : `${status} ${String(body['code'])}`;

const wanted = ({ service, date, cell }: Slot) => ({
  service,
  place: 'caf-creteil',
  mode: 'on-site',
  start: isoOf(startOf(date, cell)),
});

/** Of the last mail with a code, or of the one that confirmed. */
async function roundNow({ deps }: World, id: string): Promise<number> {
  const appointment = await getAppointment(deps.store, '94', id);
  const round =
    appointment !== undefined && 'codeRound' in appointment.state ? appointment.state.codeRound : 0;
  return round ?? 0;
}
