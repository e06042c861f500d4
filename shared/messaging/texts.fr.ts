import type { Appointment, Offer } from '../domain/appointment.ts';
import { type Caf, isOpenToAll, type Place, type Service } from '../domain/caf.ts';
import type { Message } from '../domain/notification.ts';
import { frontPageAddress, videoAddress } from './addresses.ts';
import type { Block, Words } from './blocks.ts';
import { lengthInWords, momentInWords, timeInWords } from './when.fr.ts';

/** Titles that tell nothing of the matter (F3): subjects of mails, and entries of calendars. */
export const CODE_SUBJECT = 'Votre code pour la Caf';
export const APPOINTMENT_SUBJECT = 'Votre rendez-vous à la Caf';
export const CALENDAR_TITLE = 'Rendez-vous à la Caf';
export const FEED_TITLES = { appointment: 'Rendez-vous', busy: 'Occupé' } as const;

/** What a mail about a standing or lost appointment is made of; `page` is absent where no link may be sent (F4). */
export interface AboutAppointment {
  readonly caf: Caf;
  readonly appointment: Appointment;
  readonly service: Service;
  readonly place: Place;
  readonly page?: string;
  readonly now: number;
}

/** The mail that proves an address (B5): a code, until when it counts, nothing of what was asked for. */
export function codeWords(caf: Caf, code: string, until: number): Words {
  return {
    subject: CODE_SUBJECT,
    blocks: [
      text('Bonjour,'),
      text('Voici le code que vous avez demandé :'),
      { kind: 'code', code },
      text(
        `Tapez ce code sur la page où vous l’avez demandé, avant ${timeInWords(until, caf.zone)}. Après, il faudra recommencer.`,
      ),
      text('Ne donnez ce code à personne, même à la Caf.'),
      text('Si vous n’avez rien demandé, ne faites rien : il ne se passera rien.'),
    ],
    foot: foot(caf),
  };
}

/**
 * What stands in for a code when the person already has an appointment: same name, same e-mail (B2). Without `exists`, when that
 * appointment has been cancelled or given another address meanwhile, nothing is told of it.
 */
export function alreadyBookedWords(caf: Caf, { exists, page }: { exists: boolean; page?: string }): Words {
  const told = exists
    ? [
        text(
          'Vous avez déjà un rendez-vous à la Caf pour cette demande. Nous n’en avons pas pris un deuxième.',
        ),
        ...(page === undefined
          ? [text('Pour le changer ou pour l’annuler, appelez-nous.')]
          : [
              text('Vous pouvez le voir, le déplacer ou l’annuler en ligne.'),
              toPage('Voir mon rendez-vous', page),
            ]),
      ]
    : [text('Nous ne pouvons pas terminer cette demande en ligne. Appelez-nous : nous le ferons avec vous.')];
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [
      text('Bonjour,'),
      text('Une demande vient d’être faite avec votre adresse e-mail.'),
      ...told,
      text('Vous n’avez pas de code à taper.'),
      text('Si vous n’avez rien demandé, ne faites rien : rien ne change pour vous.'),
    ],
    foot: foot(caf),
  };
}

/** Every mail about an appointment that was made: what happened, then when, where and how, then what one can do. */
export function appointmentWords(
  message: Exclude<Message, 'code' | 'already-booked'>,
  about: AboutAppointment,
): Words {
  return {
    subject: APPOINTMENT_SUBJECT,
    blocks: [text('Bonjour,'), ...appointmentBlocks(message, about)],
    foot: foot(about.caf),
  };
}

function appointmentBlocks(
  message: Exclude<Message, 'code' | 'already-booked'>,
  about: AboutAppointment,
): Block[] {
  const { appointment, caf, page } = about;
  const at = momentInWords(appointment.start, caf.zone);
  switch (message) {
    case 'confirmed':
      return [text('Votre rendez-vous à la Caf est confirmé.'), ...standing(about)];
    case 'moved':
      return [
        text(
          'Votre rendez-vous à la Caf est déplacé à la date que vous avez choisie. L’ancienne date n’est plus réservée. Voici la nouvelle :',
        ),
        ...standing(about),
        text('Si vous n’avez pas choisi cette date, appelez-nous.'),
      ];
    case 'moved-by-caf':
      return [
        text(
          'La Caf a dû déplacer votre rendez-vous. Nous en sommes désolés. L’ancienne date n’est plus réservée. Voici la nouvelle :',
        ),
        ...standing(about),
        text('Si cette date ne vous convient pas, appelez-nous : nous en trouverons une autre.'),
      ];
    case 'reminder':
      return [text('Nous vous rappelons votre rendez-vous à la Caf.'), ...standing(about)];
    case 'cancelled-by-person':
      return [
        text('Votre rendez-vous à la Caf est annulé, comme vous l’avez demandé.'),
        text(`Il devait avoir lieu le ${at}. Vous n’avez plus rien à faire.`),
        text('Annuler un rendez-vous ne change rien à vos droits ni à vos allocations.'),
        ...again(about),
        text('Si vous n’avez pas demandé cette annulation, appelez-nous.'),
      ];
    case 'cancelled-by-caf':
      return [
        text('La Caf a dû annuler votre rendez-vous. Nous en sommes désolés.'),
        text(`Il devait avoir lieu le ${at}.`),
        text('Cette annulation vient de nous. Elle ne change rien à vos droits ni à vos allocations.'),
        ...again(about),
      ];
    case 'offered-times':
      return [
        text('La Caf ne pourra pas vous recevoir à la date prévue. Nous en sommes désolés.'),
        text(`Votre rendez-vous du ${at} ne pourra pas avoir lieu. Nous vous proposons d’autres dates.`),
        ...(page === undefined
          ? [text('Appelez-nous pour en choisir une.')]
          : [
              ...offeredTimes(about),
              text('Vous pouvez en choisir une en ligne ou en nous appelant.'),
              toPage('Choisir une autre date', page),
            ]),
        text('Cela ne change rien à vos droits ni à vos allocations.'),
      ];
  }
}

/** The times that the Caf keeps for this person, and until when (B11). */
function offeredTimes(about: AboutAppointment): Block[] {
  const { appointment, caf } = about;
  const { offer } = appointment;
  if (offer === undefined) return [];
  return [
    {
      kind: 'facts',
      facts: offer.times.map((time, at) => ({
        label: `Proposition ${at + 1}`,
        value: [when(time, caf), ...otherwise(time, about)].join(', '),
      })),
    },
    keeping(offer.times.length, keptUntil(offer, caf)),
  ];
}

/** No time is kept beyond its own hour, so none at all beyond the last one's. */
function keptUntil({ times, until }: Offer, { zone }: Pick<Caf, 'zone'>): string {
  const starts = times.map(({ start }) => start);
  const end = Math.min(until, Math.max(...starts));
  const each = starts.some((start) => start < end) ? ', et chacune au plus tard jusqu’à son heure' : '';
  return `${momentInWords(end, zone)}${each}`;
}

/** Where and how an offered time takes place, when that is not as it was. */
function otherwise(
  { place: id, mode }: Pick<Appointment, 'place' | 'mode'>,
  { appointment, caf }: AboutAppointment,
): string[] {
  const isAsBefore = mode === appointment.mode && (mode !== 'on-site' || id === appointment.place);
  const place = caf.places.find((one) => one.id === id);
  return isAsBefore || place === undefined ? [] : where(mode, place).map(({ value }) => value);
}

/** When, where and how, what to have at hand, and how to change it; a discreet mail says when and whom to call (F4). */
function standing(about: AboutAppointment): Block[] {
  const { appointment, page } = about;
  const date = { label: 'Quand', value: when(appointment, about.caf) };
  if (page === undefined)
    return [
      { kind: 'facts', facts: [date] },
      text('Pour le changer, pour l’annuler ou pour toute question, appelez-nous.'),
    ];
  const length = lengthInWords(appointment.end - appointment.start);
  return [
    {
      kind: 'facts',
      facts: [date, { label: 'Durée', value: `environ ${length}` }, ...where(appointment.mode, about.place)],
    },
    ...how(about),
    text(change(about)),
    toPage(
      about.service.bookableBy === 'anyone'
        ? 'Voir, déplacer ou annuler mon rendez-vous'
        : 'Voir ou annuler mon rendez-vous',
      page,
    ),
    text('Ne transmettez pas ce message : ce lien permet de changer votre rendez-vous.'),
  ];
}

/** The Caf's time; said to be so where the person may well be under another clock. */
export function when({ start, mode }: Pick<Appointment, 'start' | 'mode'>, caf: Caf): string {
  const remote = mode === 'phone' || mode === 'video';
  const overseas = caf.zone !== 'Europe/Paris';
  const note = remote && overseas ? ` (heure locale de la ${caf.name})` : '';
  return `${momentInWords(start, caf.zone)}${note}`;
}

export function where(mode: Appointment['mode'], place: Place): { label: string; value: string }[] {
  switch (mode) {
    case 'on-site': {
      const commune = place.name.includes(place.commune) ? [] : [place.commune];
      return [{ label: 'Où', value: [place.name, ...place.address, ...commune].join(', ') }];
    }
    case 'phone':
      return [{ label: 'Comment', value: 'par téléphone' }];
    case 'video':
      return [{ label: 'Comment', value: 'en visio, par internet' }];
    case 'home':
      return [{ label: 'Où', value: 'chez vous' }];
  }
}

const PAPERS =
  'Si vous en avez, préparez les papiers dont vous voulez parler. S’il en manque, ce n’est pas grave.';

function how({ appointment, caf }: AboutAppointment): Block[] {
  switch (appointment.mode) {
    case 'on-site':
      return [text(`${PAPERS} Apportez aussi une pièce d’identité, si vous en avez une.`)];
    case 'phone': {
      const end = appointment.person.phone?.slice(-2);
      const number = end === undefined ? '' : `, au numéro qui finit par ${end}`;
      return [
        text(`Nous vous appellerons à cette heure${number}. Si ce numéro a changé, prévenez-nous.`),
        text(PAPERS),
      ];
    }
    case 'video':
      return [
        ...(appointment.room === undefined
          ? []
          : [
              text(
                'À l’heure du rendez-vous, ouvrez la visio sur un téléphone, une tablette ou un ordinateur.',
              ),
              toPage('Ouvrir la visio', videoAddress(caf, appointment.room)),
            ]),
        text(PAPERS),
      ];
    case 'home':
      return [
        text('Nous viendrons chez vous à cette heure, comme convenu avec vous. Vous pouvez encore dire non.'),
        text(PAPERS),
      ];
  }
}

/** Until when one may move and cancel (B4); what a professional fixed is moved by talking to somebody. */
function change({ appointment, service, caf, now }: AboutAppointment): string {
  const limit = appointment.start - service.moveLimitHours * 3_600_000;
  const why = 'Si ce moment ne vous convient plus';
  if (limit <= now || service.bookableBy !== 'anyone')
    return `${why}, vous pouvez encore annuler jusqu’à l’heure du rendez-vous. Pour une autre date, appelez-nous.`;
  const until =
    service.moveLimitHours === 0
      ? 'vous pouvez le déplacer ou l’annuler jusqu’à l’heure du rendez-vous'
      : `vous pouvez le déplacer jusqu’au ${momentInWords(limit, caf.zone)}, et l’annuler jusqu’à l’heure du rendez-vous`;
  return `${why}, ${until}. Déplacer ou annuler ne change rien à vos droits.`;
}

/** How to come back after a cancellation; only some services can be booked without talking to somebody first. */
function again({ page, caf, service }: AboutAppointment): Block[] {
  return page === undefined || !isOpenToAll(service)
    ? [text('Pour avoir un autre rendez-vous, appelez-nous : nous chercherons une date avec vous.')]
    : [
        text('Vous pouvez prendre un autre rendez-vous quand vous voulez, en ligne ou en nous appelant.'),
        toPage('Prendre un autre rendez-vous', frontPageAddress(caf)),
      ];
}

export function foot(caf: Caf): string[] {
  return [
    `Une question ? Appelez la ${caf.name} au ${caf.phone}, ${caf.phoneHours}.`,
    'Ce message est envoyé automatiquement. Ne répondez pas à cette adresse : personne ne lirait votre réponse.',
  ];
}

/** How long times are kept for somebody; `until` in words. */
export const keeping = (count: number, until: string): Block =>
  text(`Nous vous gardons ${count === 1 ? 'cette date' : 'ces dates'} jusqu’au ${until}.`);

export const text = (words: string): Block => ({ kind: 'text', text: words });
export const toPage = (label: string, href: string): Block => ({ kind: 'action', label, href });
