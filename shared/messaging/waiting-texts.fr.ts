import type { Caf, Place } from '../domain/caf.ts';
import { midnight } from '../domain/time.ts';
import type { WaitingOffer } from '../domain/waiting.ts';
import type { LocalDate } from '../domain/words.ts';
import type { Block, Words } from './blocks.ts';
import { APPOINTMENT_SUBJECT, foot, text, toPage, when, where } from './texts.fr.ts';
import { dayInWords, lengthInWords, momentInWords, timeInWords } from './when.fr.ts';

const NO_EFFECT = 'Cela ne change rien à vos droits ni à vos allocations.';

/** They stand on the list: what will happen, until when, and how to stop it in one gesture. */
export function joinedWords(caf: Caf, { page, until }: { page: string; until: LocalDate }): Words {
  const { waitingOffers, waitingAnswerTime, waitingAnswerWorkingDays } = caf.limits;
  const hour = timeInWords(midnight(until, caf.zone) + minutesOf(waitingAnswerTime) * 60_000, caf.zone);
  const day =
    waitingAnswerWorkingDays === 1
      ? 'le jour ouvré suivant'
      : `${waitingAnswerWorkingDays} jours ouvrés plus tard`;
  const times = waitingOffers === 1 ? 'une seule fois' : `${waitingOffers} fois au plus`;
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [
      text('Bonjour,'),
      text('Votre demande est enregistrée. Nous vous préviendrons si un rendez-vous se libère.'),
      text(
        `Nous le garderons pour vous jusqu’à ${hour}, ${day}. Sans réponse de votre part, nous le proposerons à une autre personne.`,
      ),
      text(
        `Nous vous écrirons ${times}, jusqu’au ${dayInWords(midnight(until, caf.zone), caf.zone)}. Vous pouvez arrêter à tout moment, en un clic.`,
      ),
      toPage('Voir ou arrêter ma demande', page),
      text('Ne transmettez pas ce message : ce lien permet de répondre à votre place.'),
    ],
    foot: foot(caf),
  };
}

/** A time is kept for them: when, how, until when, and what becomes of the appointment that they have. */
export function offerWords(
  caf: Caf,
  { offer, place, page, isLast }: { offer: WaitingOffer; place: Place; page: string; isLast: boolean },
): Words {
  const length = `environ ${lengthInWords(offer.end - offer.start)}`;
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [
      text('Bonjour,'),
      text('Un rendez-vous s’est libéré à la Caf. Nous le gardons pour vous.'),
      {
        kind: 'facts',
        facts: [
          { label: 'Quand', value: when(offer, caf) },
          { label: 'Durée', value: length },
          ...where(offer.mode, place),
        ],
      },
      text(
        `Répondez avant le ${momentInWords(offer.until, caf.zone)}. Après, nous le proposerons à une autre personne.`,
      ),
      ...instead(caf, offer),
      toPage('Donner ma réponse', page),
      text(
        isLast
          ? `C’est notre dernière proposition. ${NO_EFFECT}`
          : `Vous êtes libre de dire non. ${NO_EFFECT}`,
      ),
      text('Ne transmettez pas ce message : ce lien permet de répondre à votre place.'),
    ],
    foot: foot(caf),
  };
}

function instead(caf: Caf, { instead: start }: WaitingOffer): Block[] {
  if (start === undefined) return [];
  return [
    text(
      `Si vous l’acceptez, il remplacera votre rendez-vous du ${momentInWords(start, caf.zone)}. Si vous ne répondez pas, vous gardez ce rendez-vous.`,
    ),
  ];
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
