import type { Deps } from '../../shared/deps.ts';
import { usualContact } from '../../shared/domain/person.ts';
import type { SupportSeries } from '../../shared/domain/support-series.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import type { OwnDesk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { apartFor } from '../../shared/mediation/apart.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { supportSeriesOf } from '../../shared/store/support-series.ts';
import { bookMissing, type Unbooked } from '../../shared/support/book.ts';
import { addStep, dropStep } from '../../shared/support/change.ts';
import { agreeHome, refuseHome } from '../../shared/support/consent.ts';
import { changeSeriesContact } from '../../shared/support/contact.ts';
import { endSeries } from '../../shared/support/end.ts';
import { openSeries, planned } from '../../shared/support/open.ts';
import { reachedAnew } from '../../shared/waiting/contact.ts';
import { findSeries, openDesk, receivers } from './desk.ts';
import { operations } from './operations.ts';
import { Written } from './schemas.ts';
import { seriesSummary, seriesView } from './views.ts';

/** What is remembered of a request is that it was written down; booking it again is harmless (B6). */
const written = { status: 201, body: Written } as const;

/** Support series: list, open, read, book again, add, leave out, visits at home, end. */
export function seriesRoutes(deps: Deps) {
  async function shown(desk: OwnDesk, id: string, unbooked?: Unbooked) {
    const series = await findSeries(deps, desk, id);
    await desk.audit('read-support', [series.id]);
    return seriesView(desk, series, await bookedOf(deps, [series]), unbooked);
  }

  async function booked(desk: OwnDesk, id: string) {
    const { person } = await findSeries(deps, desk, id);
    const apart = await apartFor(deps, desk.caf, person, desk.self.id);
    return shown(desk, id, await bookMissing(deps, desk.caf, id, (presence) => apart.check(presence)));
  }

  return [
    route(operations.listSupportSeries, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const lists = await Promise.all(
        [...desk.agendas].map((professional) => supportSeriesOf(deps.store, caf.code, professional)),
      );
      const all = lists
        .flat()
        .filter(({ state }) => query.status === undefined || state.status === query.status)
        .sort((a, b) => b.createdAt - a.createdAt);
      await desk.audit(
        'read-support',
        all.map(({ id }) => id),
      );
      const appointments = await bookedOf(deps, all);
      return { series: all.map((one) => seriesSummary(desk, one, appointments)) };
    }),
    route(operations.openSupportSeries, async (call) => {
      const { body, caf } = call;
      const desk = await openDesk(deps, call);
      const { person, contract, travelMinutes, appointments } = body;
      const operation = { ...operations.openSupportSeries, success: written };
      const { id } = await once(deps, call, operation, async (remember) => {
        const ask = {
          ...receivers(desk, body),
          person,
          contact: body.contact ?? usualContact(person),
          contract,
          agreement: recordedAgreement(desk, body.agreement),
          home: body.homeAgreement && recordedAgreement(desk, body.homeAgreement, 'homeAgreement'),
          travelMinutes,
          appointments,
        };
        const made = await openSeries(deps, caf, ask, (series) => remember({ id: series.id }));
        return { id: made.id };
      });
      return booked(desk, id);
    }),
    route(operations.readSupportSeries, async ({ params, ...call }) =>
      shown(await openDesk(deps, call), params.id),
    ),
    route(operations.resumeSupportSeries, async ({ params, ...call }) =>
      booked(await openDesk(deps, call), params.id),
    ),
    route(operations.addToSupportSeries, async (call) => {
      const { params, body, caf } = call;
      const desk = await openDesk(deps, call);
      const { id } = await findSeries(deps, desk, params.id);
      const operation = { ...operations.addToSupportSeries, success: written };
      await once(deps, call, operation, async (remember) => {
        const step = planned(caf, body, desk.now, '');
        await addStep(deps, caf, id, step, body.insteadOf, () => remember({ id }));
        return { id };
      });
      return booked(desk, id);
    }),
    route(operations.dropFromSupportSeries, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { id } = await findSeries(deps, desk, params.id);
      await dropStep(deps, caf, id, params.appointment);
      return shown(desk, id);
    }),
    route(operations.changeSupportContact, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { id, person, agreement } = await findSeries(deps, desk, params.id);
      const { email, phone, contact } = body;
      const asked = { email, phone, contact };
      const was = { person, origin: { by: 'staff' as const, subject: agreement.by, agreement } };
      await reachedAnew(deps, caf, was, asked, () => changeSeriesContact(deps, caf, id, asked));
      return shown(desk, id);
    }),
    route(operations.recordHomeConsent, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { id } = await findSeries(deps, desk, params.id);
      if (body.answer === 'agreed') await agreeHome(deps, caf, id, recordedAgreement(desk, body.agreement));
      else await refuseHome(deps, caf, id, { by: desk.subject, instead: body.instead });
      return shown(desk, id);
    }),
    route(operations.endSupportSeries, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const { id } = await findSeries(deps, desk, params.id);
      const asked = body.reason === 'caf' ? 'caf' : 'person';
      await endSeries(deps, caf, id, { by: desk.subject, asked });
      return shown(desk, id);
    }),
  ];
}

async function bookedOf(deps: Deps, all: readonly SupportSeries[]) {
  const [first] = all;
  if (first === undefined) return new Map();
  const ids = all.flatMap(({ steps }) => steps.map(({ appointment }) => appointment));
  const found = await getAppointments(deps.store, first.caf, ids);
  return new Map(found.map((one) => [one.id, one]));
}
