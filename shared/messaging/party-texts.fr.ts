import type { Caf, Place } from '../domain/caf.ts';
import type { MediationSession, SessionTime } from '../domain/mediation.ts';
import type { PartyMessage } from '../domain/notification.ts';
import { videoAddress } from './addresses.ts';
import type { Block, Words } from './blocks.ts';
import { APPOINTMENT_SUBJECT, foot, keeping, text, toPage, when, where } from './texts.fr.ts';
import { lengthInWords, momentInWords } from './when.fr.ts';

/** What a mail to one party is made of; nothing in it comes from another party (M3). `page` is absent where no link may be sent (F4). */
export interface AboutSession {
  readonly caf: Caf;
  readonly page?: string;
  readonly session?: {
    readonly session: Pick<MediationSession, 'mode' | 'until' | 'room' | 'times'>;
    readonly place: Place;
    /** Of what stands, or stood. */
    readonly time?: SessionTime;
  };
}

const NO_EFFECT = 'Cela ne change rien à vos droits ni à vos allocations.';
const CALL_US = 'Pour toute question, appelez-nous.';

/** Every mail to a party of a mediation; the word itself stands in none of them (F3). */
export function partyWords(message: PartyMessage, about: AboutSession): Words {
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [text('Bonjour,'), ...blocksOf(message, about)],
    foot: foot(about.caf),
  };
}

function blocksOf(message: PartyMessage, about: AboutSession): Block[] {
  switch (message) {
    case 'agreement-asked':
      return [
        text('La Caf attend votre réponse.'),
        text(
          'Un professionnel de la Caf vous a proposé des rendez-vous. Ils n’auront lieu que si vous êtes d’accord. Vous êtes libre de dire oui ou non, et de changer d’avis à tout moment.',
        ),
        text('Votre réponse ne change rien à vos droits ni à vos allocations.'),
        ...answering('Donner ma réponse', about),
      ];
    case 'session-proposed':
      return [
        text('La Caf vous propose un rendez-vous.'),
        ...proposed(about),
        text(
          'Dites-nous ce qui vous convient, ou que rien ne va. Nous vous dirons si le rendez-vous est fixé.',
        ),
        ...answering('Choisir une date', about),
      ];
    case 'session-set':
      return [text('Votre rendez-vous à la Caf est fixé.'), ...standing(about)];
    case 'session-reminder':
      return [text('Nous vous rappelons votre rendez-vous à la Caf.'), ...standing(about)];
    case 'session-off':
      return [...off(about), text('Pour chercher une autre date, appelez-nous.'), text(NO_EFFECT)];
    case 'closed':
      return [
        text('Le professionnel de la Caf qui vous recevait a mis fin à vos rendez-vous avec lui.'),
        text('S’il en restait un de prévu, il n’aura pas lieu. Vous n’avez rien à faire.'),
        text(NO_EFFECT),
        text(CALL_US),
      ];
  }
}

function proposed({ caf, session: about, page }: AboutSession): Block[] {
  if (about === undefined || page === undefined) return [];
  const { session, place } = about;
  const ways = where(session.mode, place).map(({ value }) => value);
  const times = [...session.times].sort((a, b) => a.start - b.start);
  return [
    {
      kind: 'facts',
      facts: times.map(({ start }, at) => ({
        label: `Proposition ${at + 1}`,
        value: [when({ start, mode: session.mode }, caf), ...ways].join(', '),
      })),
    },
    keeping(times.length, momentInWords(session.until, caf.zone)),
  ];
}

/** When, where and how; a discreet mail says when and whom to call (F4). */
function standing({ caf, session: about, page }: AboutSession): Block[] {
  if (about?.time === undefined) return [];
  const { session, place, time } = about;
  const date = { label: 'Quand', value: when({ start: time.start, mode: session.mode }, caf) };
  if (page === undefined)
    return [
      { kind: 'facts', facts: [date] },
      text('Pour le changer, pour l’annuler ou pour toute question, appelez-nous.'),
    ];
  const length = { label: 'Durée', value: `environ ${lengthInWords(time.end - time.start)}` };
  return [
    { kind: 'facts', facts: [date, length, ...where(session.mode, place)] },
    ...(session.mode === 'video' && session.room !== undefined
      ? [toPage('Ouvrir la visio', videoAddress(caf, session.room))]
      : []),
    text(
      'Si vous ne pouvez plus venir, dites-le en ligne ou appelez-nous. Cela ne change rien à vos droits.',
    ),
    ...answering('Voir mon rendez-vous', { caf, page }),
  ];
}

function off({ caf, session }: AboutSession): Block[] {
  if (session?.time === undefined)
    return [text('Le rendez-vous que la Caf vous avait proposé n’a pas pu être fixé.')];
  return [
    text('La Caf a dû annuler votre rendez-vous. Nous en sommes désolés.'),
    text(`Il devait avoir lieu le ${momentInWords(session.time.start, caf.zone)}.`),
  ];
}

function answering(label: string, { page }: AboutSession): Block[] {
  if (page === undefined) return [text('Appelez-nous pour nous donner votre réponse.')];
  return [
    toPage(label, page),
    text('Ne transmettez pas ce message : ce lien permet de répondre à votre place.'),
  ];
}
