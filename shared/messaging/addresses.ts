import type { Caf } from '../domain/caf.ts';

/** The person's own page; the token stays behind `#`, where no log and no referrer sees it (D1, F3). */
export function ownPageAddress(caf: Pick<Caf, 'webAddress'>, token: string): string {
  return `${trimmed(caf)}/rendez-vous#${token}`;
}

/** Where a party of a mediation answers; its address tells nothing of the matter (F3). */
export function answerPageAddress(caf: Pick<Caf, 'webAddress'>, token: string): string {
  return `${trimmed(caf)}/reponse#${token}`;
}

/** Where somebody follows what they asked the Caf for; its address tells nothing of the matter (F3). */
export function requestPageAddress(caf: Pick<Caf, 'webAddress'>, token: string): string {
  return `${trimmed(caf)}/demande#${token}`;
}

/** Where somebody on the waiting list sees what is kept for them; its address tells nothing of the matter (F3). */
export function waitingPageAddress(caf: Pick<Caf, 'webAddress'>, token: string): string {
  return `${trimmed(caf)}/attente#${token}`;
}

/** Where somebody reads what they asked the Caf for; its address tells nothing of the matter (F3). */
export function dataPageAddress(caf: Pick<Caf, 'webAddress'>, token: string): string {
  return `${answerPage(caf)}#${token}`;
}

/** The same page, where the code of a slip is typed. */
export function answerPage(caf: Pick<Caf, 'webAddress'>): string {
  return `${trimmed(caf)}/lire`;
}

/** Where a video appointment takes place: whoever has the room's name may enter. */
export function videoAddress(caf: Pick<Caf, 'webAddress'>, room: string): string {
  return `${trimmed(caf)}/visio#${room}`;
}

/** The front page, where one books. */
export function frontPageAddress(caf: Pick<Caf, 'webAddress'>): string {
  return `${trimmed(caf)}/`;
}

const trimmed = ({ webAddress }: Pick<Caf, 'webAddress'>) => webAddress.replace(/\/+$/, '');
