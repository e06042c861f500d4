import { accept } from '../../shared/consultation/appoint.ts';
import { type Changing, change } from '../../shared/consultation/change.ts';
import { sendRequest } from '../../shared/consultation/send.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { decline, withdraw } from '../../shared/domain/consultation-moves.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Call, httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { requestOfLink } from '../../shared/store/consultations.ts';
import { goneOfRequest } from '../../shared/store/gone-hours.ts';
import { countWrite } from '../../shared/store/limits.ts';
import { linkToken } from '../../shared/store/links.ts';
import { operations } from './operations.ts';
import { ownRequest } from './view.ts';

const PERSON = { by: 'person' } as const;
/** Whatever became of it, whoever asked before (P1). */
const RECEIVED = { received: true } as const;

/** Requests for a consultation by the people themselves, and their own page by the link of their mail (P1, P2). */
export function publicConsultations(deps: Deps) {
  async function found(token: string, now: number) {
    const request = await requestOfLink(deps.store, token, now);
    const caf = deps.cafs.get(request.caf);
    if (caf === undefined) throw new DomainError('NOT_FOUND');
    return { caf, request };
  }

  async function shown(caf: Caf, request: Consultation, now: number) {
    const appointments = await getAppointments(deps.store, caf.code, request.appointments);
    const next = appointments
      .filter((one) => one.state.status === 'confirmed' && one.end > now && isSameMailbox(one, request))
      .toSorted((a, b) => a.start - b.start)[0];
    const gone = await goneOfRequest(deps.store, request);
    const appointment = next === undefined ? undefined : { token: linkToken(deps.keys, next), about: next };
    return ownRequest(caf, request, { gone, appointment }, now);
  }

  async function moved(token: string, now: number, decide: Changing['decide']) {
    const { caf, request } = await found(token, now);
    return shown(caf, await change(deps, caf, request.id, { decide }), now);
  }

  return httpFunction(deps, [
    route(operations.sendRequest, (call) => send(deps, call)),
    route(operations.readRequest, async ({ params, now }) => {
      const { caf, request } = await found(params.token, now);
      return shown(caf, request, now);
    }),
    route(operations.acceptTime, async ({ params, body, now }) => {
      const { caf, request } = await found(params.token, now);
      const answer = { start: Date.parse(body.start), said: PERSON };
      return shown(caf, await accept(deps, caf, request.id, answer), now);
    }),
    route(operations.declineTimes, ({ params, now }) =>
      moved(params.token, now, (consultation, at) => decline(consultation, PERSON, at)),
    ),
    route(operations.withdrawRequest, ({ params, now }) => moved(params.token, now, withdraw)),
  ]);
}

/** F4: a contact that changed at the appointment alone is not reached by this link. */
const isSameMailbox = ({ person }: Pick<Consultation, 'person'>, request: Consultation) =>
  person.email === request.person.email && person.phone === request.person.phone;

function send(deps: Deps, call: Call<typeof operations.sendRequest>) {
  const { caf, body, now, address } = call;
  const limit = caf.limits.bookingsPerAddressAndHour;
  const { email } = body.person;
  const count = { caf: caf.code, what: 'requests' as const, limit, now };
  return once(deps, call, operations.sendRequest, async (remember) => {
    await sendRequest(deps, caf, { ...body, handedIn: PERSON }, [
      countWrite(deps.keys, { ...count, address }),
      // Nobody can flood a mailbox by asking in its name from many places.
      ...(email === undefined ? [] : [countWrite(deps.keys, { ...count, address: `mailto:${email}` })]),
      ...remember(RECEIVED),
    ]);
    return RECEIVED;
  });
}
