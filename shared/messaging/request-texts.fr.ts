import type { Caf, Place } from '../domain/caf.ts';
import type { Proposal } from '../domain/consultation.ts';
import type { RequestMessage } from '../domain/notification.ts';
import type { Block, Words } from './blocks.ts';
import { APPOINTMENT_SUBJECT, foot, keeping, text, toPage, when, where } from './texts.fr.ts';
import { momentInWords } from './when.fr.ts';

/** What a mail about a request is made of: no content of the request ever is (F3, P3). */
export interface AboutRequest {
  readonly caf: Caf;
  readonly page: string;
  readonly times?: { readonly proposal: Proposal; readonly place: Place };
}

const KEEP_IT = 'Ne transmettez pas ce message : ce lien permet de répondre à votre place.';
const NO_EFFECT = 'Cela ne change rien à vos droits ni à vos allocations.';

/** Every mail to somebody who asked to be received; what for stands in none of them (F3). */
export function requestWords(message: RequestMessage, about: AboutRequest): Words {
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [text('Bonjour,'), ...blocksOf(message, about)],
    foot: foot(about.caf),
  };
}

function blocksOf(message: RequestMessage, { caf, page, times }: AboutRequest): Block[] {
  switch (message) {
    case 'request-received':
      return [
        text('Nous avons bien reçu votre demande de rendez-vous.'),
        text('Un professionnel de la Caf la lit et vous répondra. Vous n’avez rien d’autre à faire.'),
        toPage('Suivre ma demande', page),
        text('Vous pouvez aussi y retirer votre demande, à tout moment et sans donner de raison.'),
        text(KEEP_IT),
      ];
    case 'request-times':
      return [
        text('La Caf vous propose un rendez-vous.'),
        ...proposed(caf, times),
        text('Choisissez la date qui vous convient, ou dites qu’aucune ne vous convient.'),
        toPage('Choisir une date', page),
        text(KEEP_IT),
      ];
    case 'request-reminder':
      return [
        text('La Caf vous a proposé un rendez-vous et attend votre réponse.'),
        ...proposed(caf, times),
        toPage('Choisir une date', page),
        text(`Vous êtes libre de ne pas donner suite. ${NO_EFFECT}`),
        text(KEEP_IT),
      ];
    case 'request-answer':
      return [
        text('La Caf a répondu à votre demande de rendez-vous.'),
        toPage('Lire la réponse', page),
        text(`${NO_EFFECT} Pour toute question, appelez-nous.`),
        text('Ne transmettez pas ce message : ce lien est personnel.'),
      ];
  }
}

function proposed(caf: Caf, times: AboutRequest['times']): Block[] {
  if (times === undefined) return [];
  const { proposal, place } = times;
  const { mode } = proposal;
  const ways = where(mode, place).map(({ value }) => value);
  const starts = proposal.times.map(({ start }) => start).sort((a, b) => a - b);
  return [
    {
      kind: 'facts',
      facts: starts.map((start, at) => ({
        label: `Proposition ${at + 1}`,
        value: [when({ start, mode }, caf), ...ways].join(', '),
      })),
    },
    keeping(starts.length, momentInWords(proposal.until, caf.zone)),
  ];
}
