import type { Caf } from '../../shared/domain/caf.ts';
import type { DataRequest } from '../../shared/domain/data-request.ts';
import { dueDay, dueIs } from '../../shared/domain/data-request-moves.ts';
import { printedCode } from '../../shared/domain/invitation.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { cafContact } from '../../shared/http/contract.ts';
import { answerPage } from '../../shared/messaging/addresses.ts';
import type { DataRequestView, SlipView } from './schemas.ts';

/** What is shown is written out: nothing of an answer, whatever a request comes to hold. */
export function requestView(caf: Caf, request: DataRequest, now: number): DataRequestView {
  const { iso } = makeCalendar(caf.zone);
  const { id, what, person, language, handedIn, codeRound, check, refused, slip, state } = request;
  const receivedAt = request.receivedAt ?? request.createdAt;
  const on = dueDay(receivedAt, caf.zone);
  return {
    id,
    what,
    status: statusOf(request),
    person,
    answer: answerOf(caf, request),
    language,
    handedInBy: handedIn.by,
    emailProven: codeRound !== undefined,
    receivedAt: iso(receivedAt),
    due: { on, is: dueIs(on, now, caf.zone) },
    ...(check === undefined
      ? {}
      : { check: { identity: check.identity, proven: check.proven, at: iso(check.at) } }),
    ...(refused === undefined ? {} : { refused: { reason: refused.reason, at: iso(refused.at) } }),
    ...(slip === undefined
      ? {}
      : {
          slip: {
            printedAt: iso(slip.at),
            ...(slip.code === undefined ? {} : { validUntil: iso(slip.code.until) }),
          },
        }),
    ...(state.status === 'answered' || state.status === 'refused' ? { closedAt: iso(state.at) } : {}),
  };
}

/** @throws Error for one whose address was never proven: it is on no list. */
function statusOf({ state }: DataRequest): DataRequestView['status'] {
  if (state.status === 'pending' || state.status === 'dropped') throw new Error('a request never received');
  return state.status;
}

function answerOf(caf: Caf, { answer }: DataRequest): DataRequestView['answer'] {
  switch (answer.by) {
    case 'email':
      return { by: answer.by };
    case 'post':
      return { by: answer.by, address: answer.address };
    case 'on-site': {
      const name = caf.places.find(({ id }) => id === answer.place)?.name ?? answer.place;
      return { by: answer.by, place: { id: answer.place, name } };
    }
  }
}

/** What is printed: who it is for, the page, and the code that nobody keeps. */
export function slipView(caf: Caf, request: DataRequest, code: string | undefined): SlipView {
  const { iso } = makeCalendar(caf.zone);
  const { answer, person, slip, language } = request;
  return {
    tells: request.refused === undefined ? 'answer' : 'refusal',
    language,
    ...(code === undefined ? {} : { code: printedCode(code) }),
    ...(slip?.code === undefined ? {} : { validUntil: iso(slip.code.until) }),
    page: answerPage(caf),
    lines: answer.by === 'post' ? answer.address : [`${person.firstName} ${person.lastName}`],
    caf: cafContact(caf),
  };
}
