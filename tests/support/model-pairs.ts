import type { Deps } from '../../shared/deps.ts';
import { Appointment, isActive, receiversOf } from '../../shared/domain/appointment.ts';
import { listDays } from '../../shared/store/days.ts';
import { parseItem } from '../../shared/store/items.ts';
import { aDesk, said } from './desk.ts';
import { itemsOfKind } from './items.ts';

/** Two social workers, and a benefits adviser who only receives beside one of them. */
export const LEADS = ['camille-exemple', 'alex-exemple'] as const;
export const ADVISER = 'noa-exemple';
export const STARTS = ['01', '08'].flatMap((day) =>
  ['09', '10', '11'].map((hour) => `2026-12-${day}T${hour}:00:00+01:00`),
);

/** What somebody at the desk does. */
export type PairAct =
  | {
      readonly do: 'book';
      readonly lead: string;
      readonly second: string | undefined;
      readonly start: string;
    }
  | { readonly do: 'cancel'; readonly id: string }
  | {
      readonly do: 'move';
      readonly id: string;
      /** Who receives already. */
      readonly lead: string;
      readonly start: string;
      readonly second: string | undefined;
    };

/** The plain model: who is taken when, by appointment; those that are over stand with nobody. */
export type PairModel = ReadonlyMap<
  string,
  { readonly who: readonly string[]; readonly start: string; readonly isOver?: true }
>;

/** Does it through the API; answers status and code, and the id of what was booked. */
export async function performPair(deps: Deps, act: PairAct): Promise<{ said: string; id?: string }> {
  const desk = aDesk(deps);
  const answer = await (() => {
    switch (act.do) {
      case 'book': {
        const name = `Personne ${crypto.randomUUID().replace(/[^a-f]/g, '')}`;
        const person = { firstName: name, lastName: 'Exemple', phone: '01 99 00 12 34' };
        const { lead: professional, second, start } = act;
        return desk.book({ person, professional, second, start });
      }
      case 'cancel':
        return desk.cancel(act.id, 'person-asked');
      case 'move': {
        const { start, second, lead: professional } = act;
        return desk.move(act.id, { start, second, professional });
      }
    }
  })();
  const [status, code = ''] = said(answer);
  const id = answer.status === 201 ? { id: answer.json.text('id') } : {};
  return { said: `${status} ${code}`.trim(), ...id };
}

/** The same on the model, one at a time; `id`: of what is booked. */
export function applyPair(model: PairModel, act: PairAct, id: string): { after: PairModel; said: string } {
  const isFree = (who: readonly string[], start: string, but = '') =>
    [...model].every(
      ([other, one]) =>
        one.isOver || other === but || one.start !== start || !one.who.some((name) => who.includes(name)),
    );
  switch (act.do) {
    case 'book': {
      const who = act.second === undefined ? [act.lead] : [act.lead, act.second];
      if (!isFree(who, act.start)) return { after: model, said: '409 SLOT_TAKEN' };
      return { after: new Map([...model, [id, { who, start: act.start }]]), said: '201' };
    }
    case 'cancel': {
      const was = model.get(act.id);
      if (was === undefined) return { after: model, said: '404 NOT_FOUND' };
      return { after: new Map([...model, [act.id, { ...was, isOver: true as const }]]), said: '200' };
    }
    case 'move': {
      const was = model.get(act.id);
      if (was === undefined) return { after: model, said: '404 NOT_FOUND' };
      const [lead = '', second] = was.who;
      if (act.second !== undefined && (second === undefined || act.second === lead))
        return { after: model, said: '400 INVALID' };
      if (was.isOver) return { after: model, said: '409 NOT_POSSIBLE_NOW' };
      const beside = act.second ?? second;
      const who = beside === undefined ? [lead] : [lead, beside];
      if (!isFree(who, act.start, act.id)) return { after: model, said: '409 SLOT_TAKEN' };
      return { after: new Map([...model, [act.id, { who, start: act.start }]]), said: '200' };
    }
  }
}

/** What the table says: each appointment that stands, and in whose day it is kept. */
export async function standing(deps: Deps): Promise<string[]> {
  const now = deps.clock();
  const days = await Promise.all(
    (['social-worker', 'benefits-adviser'] as const).map((role) =>
      listDays(deps.store, { caf: '94', role, from: '2026-12-01', to: '2026-12-31' }),
    ),
  );
  return (await itemsOfKind(deps.store, 'appointment'))
    .map((item) => parseItem(Appointment, item))
    .filter((one) => isActive(one, now))
    .map((one) => {
      const keepers = days.flat().filter(({ entries }) => {
        const entry = entries[one.id];
        return entry !== undefined && entry.until === undefined;
      });
      const kept = keepers.map(({ professional }) => professional).sort();
      const said = [...receiversOf(one)].sort();
      return `${one.id} ${one.start} ${said.join('+')}, kept by ${kept.join('+')}`;
    })
    .sort();
}

/** The same of the model. */
export function expected(model: PairModel): string[] {
  return [...model]
    .flatMap(([id, one]) => {
      if (one.isOver) return [];
      const who = [...one.who].sort().join('+');
      return [`${id} ${Date.parse(one.start)} ${who}, kept by ${who}`];
    })
    .sort();
}

/** Does the acts of one round at the same moment, and finds an order in which the model says the same. */
export async function playPairs(deps: Deps, model: PairModel, acts: readonly PairAct[]): Promise<PairModel> {
  const answers = await Promise.all(acts.map((act) => performPair(deps, act)));
  const table = (await standing(deps)).join('\n');
  let why = '';
  for (const order of ordersOf(acts.map((_, at) => at))) {
    let after = model;
    const wrong = order.flatMap((at) => {
      const [act, answer] = [acts[at], answers[at]];
      // Who lost every race changed nothing.
      if (act === undefined || answer === undefined || /^(429|503)|CHANGED_MEANWHILE/.test(answer.said))
        return [];
      const wanted = applyPair(after, act, answer.id ?? '');
      after = wanted.after;
      return wanted.said === answer.said
        ? []
        : [`${JSON.stringify(act)}: ${answer.said}, not ${wanted.said}`];
    });
    if (wrong.length === 0 && expected(after).join('\n') === table) return after;
    why ||= [...wrong, 'the model says', ...expected(after), 'the table says', table].join('\n');
  }
  throw new Error(why);
}

function ordersOf(all: readonly number[]): number[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}
