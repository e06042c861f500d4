import type { Appointment } from '../../../shared/domain/appointment.ts';
import type { Caf } from '../../../shared/domain/caf.ts';
import { Message, PartyMessage } from '../../../shared/domain/notification.ts';
import { Mode } from '../../../shared/domain/words.ts';
import type { Words } from '../../../shared/messaging/blocks.ts';
import { type AboutSession, partyWords } from '../../../shared/messaging/party-texts.fr.ts';
import {
  type AboutAppointment,
  alreadyBookedWords,
  appointmentWords,
  codeWords,
} from '../../../shared/messaging/texts.fr.ts';
import { anAppointment, caf94, testCafs } from '../../support/fixtures.ts';
import { aSession } from '../../support/mediation-case.ts';

export const PAGE = 'https://rdv.caf94.example/rendez-vous#jeton';
export const A_WEEK_BEFORE = Date.parse('2026-11-24T08:00:00Z');

export type AboutMessage = Exclude<Message, 'code' | 'already-booked'>;
export const ABOUT = Message.options.filter(
  (message): message is AboutMessage => message !== 'code' && message !== 'already-booked',
);

/** What a mail is made of, for an appointment with these changes. */
export function about(
  changes: Partial<Appointment> = {},
  more: { page?: string; now?: number } = { page: PAGE },
): AboutAppointment {
  const appointment = anAppointment(changes);
  const caf = testCafs().get(appointment.caf) ?? caf94();
  const service = caf.services.find(({ id }) => id === appointment.service);
  const place = caf.places.find(({ id }) => id === appointment.place);
  if (service === undefined || place === undefined) throw new Error('not in the fixtures');
  return { caf, appointment, service, place, now: A_WEEK_BEFORE, ...more };
}

export interface Template {
  readonly name: string;
  readonly caf: Caf;
  readonly words: Words;
  readonly discreet: boolean;
}

/** Every mail there is: each message, for each service and mode of Caf 94, with and without what a discreet one leaves out. */
export function everyTemplate(): Template[] {
  const caf = caf94();
  const proof: Template[] = [
    { name: 'code', caf, words: codeWords(caf, '042137', A_WEEK_BEFORE), discreet: true },
    {
      name: 'already-booked',
      caf,
      words: alreadyBookedWords(caf, { exists: true, page: PAGE }),
      discreet: false,
    },
    {
      name: 'already-booked, no link',
      caf,
      words: alreadyBookedWords(caf, { exists: true }),
      discreet: true,
    },
    {
      name: 'already-booked, elsewhere',
      caf,
      words: alreadyBookedWords(caf, { exists: false }),
      discreet: true,
    },
  ];
  const others = caf.services.flatMap((service) =>
    Mode.options.flatMap((mode) =>
      ABOUT.flatMap((message) =>
        [false, true].map((discreet) => ({
          name: `${message}, ${service.id}, ${mode}${discreet ? ', discreet' : ''}`,
          caf,
          words: appointmentWords(
            message,
            about({ service: service.id, mode, room: 'salle' }, discreet ? {} : { page: PAGE }),
          ),
          discreet,
        })),
      ),
    ),
  );
  return [...proof, ...others, ...partyTemplates(caf)];
}

export const ANSWER_PAGE = 'https://rdv.caf94.example/reponse#jeton';

/** What a mail to a party is made of; `fixed`: whether the session has a time. */
export function aboutSession(
  mode: 'on-site' | 'video',
  { fixed = true, page = true }: { fixed?: boolean; page?: boolean } = {},
): AboutSession {
  const caf = caf94();
  const session = aSession({ mode, ...(mode === 'video' ? { room: 'salle' } : {}) });
  const [time] = session.times;
  const [place] = caf.places;
  if (time === undefined || place === undefined) throw new Error('not in the fixtures');
  return {
    caf,
    ...(page ? { page: ANSWER_PAGE } : {}),
    session: { session, place, ...(fixed ? { time } : {}) },
  };
}

function partyTemplates(caf: Caf): Template[] {
  return PartyMessage.options.flatMap((message) =>
    (['on-site', 'video'] as const).flatMap((mode) =>
      [true, false].flatMap((page) =>
        [true, false].map((fixed) => ({
          name: `${message}, ${mode}${page ? '' : ', discreet'}${fixed ? '' : ', no time'}`,
          caf,
          words: partyWords(message, aboutSession(mode, { fixed, page })),
          discreet: !page,
        })),
      ),
    ),
  );
}
