import * as z from 'zod';
import {
  cancelTouched,
  offerTouched,
  proposalsFor,
  rebookTouched,
  type Settling,
  type Waiting,
  whoWaits,
} from '../../shared/booking/disrupted.ts';
import type { Want } from '../../shared/booking/want.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { mayClose, type AppointmentView as View } from '../../shared/domain/appointment-access.ts';
import type { Disruption } from '../../shared/domain/disruption.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import type { Proposal } from '../../shared/domain/proposals.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import type { Engagement } from '../../shared/engagements/engagement.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import { professionalView } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { getDisruption, listOpenDisruptions } from '../../shared/store/disruptions.ts';
import { wayHome } from '../../shared/support/home.ts';
import { colleague, type NewTime, newTime, otherSecond, shown } from './changes.ts';
import { type Desk, nobodyKnown, openDesk } from './desk.ts';
import { engagementsTouched, engagementView } from './engagements.ts';
import { operations } from './operations.ts';
import { seenBy } from './views.ts';

const MOST_LISTED = 100;
/** People shown with proposals at a time; the others follow as these are settled. */
const MOST_SHOWN = 25;

/** What an absence or a closure does to people already booked, and what is done about it (B11). */
export function disruptionRoutes(deps: Deps) {
  /** The disruption to work off. @throws DomainError FORBIDDEN for who sees it without handling it (D6). */
  async function handled(desk: Desk, id: string, appointment: string): Promise<Settling> {
    const disruption = await findDisruption(deps, desk, id);
    if (!canHandle(desk, disruption)) throw new DomainError('FORBIDDEN');
    return { disruption: id, appointment, by: desk.subject };
  }

  return [
    route(operations.listDisruptions, async ({ caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const open = (await listOpenDisruptions(deps.store, caf.code)).filter((one) => canSee(desk, one));
      const listed = open.slice(0, MOST_LISTED);
      const waiting = await whoWaits(deps, caf.code, listed);
      const engagements = await engagementsTouched(deps, desk, listed);
      const disruptions = listed
        .map((one) => disruptionView(desk, one, waiting.get(one.id) ?? [], engagements.get(one.id) ?? []))
        .filter((one) => one.waiting + one.engaged > 0);
      return { disruptions, more: open.length > MOST_LISTED };
    }),
    route(operations.readDisruption, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const disruption = await findDisruption(deps, desk, params.id);
      const waiting = (await whoWaits(deps, caf.code, [disruption])).get(disruption.id) ?? [];
      const engagements = (await engagementsTouched(deps, desk, [disruption])).get(disruption.id) ?? [];
      const soonest = waiting.slice(0, MOST_SHOWN);
      const proposals = await proposalsFor(deps, caf, canHandle(desk, disruption) ? soonest : []);
      const touched = soonest.flatMap((one) =>
        touchedView(desk, one, proposals.get(one.appointment.id) ?? []),
      );
      await desk.audit(
        'read-lists',
        touched.map(({ appointment }) => appointment.id),
      );
      return {
        ...disruptionView(desk, disruption, waiting, engagements),
        touched,
        engagements: engagements.map((one) => engagementView(desk, disruption, one)),
        more: waiting.length - soonest.length,
      };
    }),
    route(operations.rebookTouched, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const settling = await handled(desk, params.id, body.appointment);
      const agreement = recordedAgreement(desk, body.agreement);
      let view: View | undefined;
      const moved = await rebookTouched(deps, caf, settling, {
        choose: async (appointment) => {
          // Once it is a colleague's it may be closed to whoever passed it on.
          view = desk.viewOf(appointment);
          const way = await wayHome(deps, appointment, body.mode);
          const want = newTime(desk, appointment, { ...body, ...way });
          const apart = await apartFor(deps, caf, appointment.person, desk.viewer.self?.id);
          return {
            want,
            only: colleague(desk, appointment, body.professional),
            second: otherSecond(desk, appointment, body.professional, body.second),
            check: (professional) => apart.check({ ...want, professional }),
          };
        },
        agreement,
      });
      return shown(desk, moved, view);
    }),
    route(operations.offerTouched, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const settling = await handled(desk, params.id, body.appointment);
      const { place, mode } = body;
      const offered = await offerTouched(deps, caf, settling, (appointment) => ({
        wants: body.starts.map((start, number) =>
          offeredTime(desk, appointment, { start, place, mode }, number),
        ),
        only: colleague(desk, appointment, body.professional),
      }));
      return shown(desk, offered);
    }),
    route(operations.cancelTouched, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const settling = await handled(desk, params.id, body.appointment);
      return shown(desk, await cancelTouched(deps, caf, settling));
    }),
  ];
}

async function findDisruption(deps: Deps, desk: Desk, id: string): Promise<Disruption> {
  const disruption = await getDisruption(deps.store, desk.caf.code, id);
  if (disruption === undefined || !canSee(desk, disruption)) throw new DomainError('NOT_FOUND');
  return disruption;
}

function canHandle(desk: Desk, { professional, role }: Disruption): boolean {
  return mayClose(desk.viewer, desk.professional(professional) ?? nobodyKnown(professional, role));
}

/** Reception knows who comes and whom to call, even where others handle it (D6). */
function canSee(desk: Desk, disruption: Disruption): boolean {
  return desk.viewer.roles.includes('secretariat') || canHandle(desk, disruption);
}

function disruptionView(
  desk: Desk,
  disruption: Disruption,
  waiting: readonly Waiting[],
  engagements: readonly Engagement[],
) {
  const { id, cause, role, professional, createdAt } = disruption;
  const dates = [...waiting.map(({ appointment }) => appointment), ...engagements]
    .map(({ date }) => date)
    .sort();
  const [from, to] = [dates.at(0), dates.at(-1)];
  return {
    id,
    cause: cause.kind,
    ...(cause.kind === 'closure' ? { place: cause.place } : {}),
    role,
    professional: professionalView(desk, professional),
    since: makeCalendar(desk.caf.zone).iso(createdAt),
    waiting: waiting.length,
    engaged: new Set(engagements.map(({ about }) => about)).size,
    offered: waiting.filter(({ touched }) => touched.state.status === 'offered').length,
    ...(from === undefined || to === undefined ? {} : { from, to }),
    canHandle: canHandle(desk, disruption),
  };
}

function touchedView(desk: Desk, { appointment, touched }: Waiting, proposals: readonly Proposal[]) {
  const view = seenBy(desk, appointment);
  if (view === undefined) return [];
  const calendar = makeCalendar(desk.caf.zone);
  const { place, mode } = appointment;
  const status: 'offered' | 'open' = touched.state.status === 'offered' ? 'offered' : 'open';
  return [
    {
      appointment: view,
      status,
      proposals: proposals.map(({ start, end, professional }) => ({
        start: calendar.iso(start),
        end: calendar.iso(end),
        place,
        mode,
        professional: professionalView(desk, professional),
        sameHour: start === appointment.start,
      })),
    },
  ];
}

/** A fault of the nth time is said of `starts.n`. */
function offeredTime(desk: Desk, appointment: Appointment, asked: NewTime, number: number): Want {
  try {
    return newTime(desk, appointment, asked);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const errors = FieldErrors.safeParse(error.extra['errors']).data ?? [];
    throw new DomainError(error.code, {
      ...error.extra,
      errors: errors.map((one) => (one.path === 'start' ? { ...one, path: `starts.${number}` } : one)),
    });
  }
}

const FieldErrors = z.array(z.strictObject({ path: z.string(), message: z.string() }));
