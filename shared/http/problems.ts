/**
 * The one table of problems: status, French words for the person, and whether it is worth a log line above `info`.
 * Codes are part of the contract; texts are not.
 */
export const PROBLEMS = {
  INVALID: { status: 400, detail: 'Certaines informations manquent ou ne sont pas correctes.' },
  BAD_JSON: { status: 400, detail: 'La demande est illisible.' },
  NIR_REFUSED: {
    status: 400,
    detail: 'N’indiquez jamais votre numéro de sécurité sociale ici. Nous ne l’avons pas gardé.',
  },
  TIME_NOT_ON_GRID: { status: 400, detail: 'Cette heure ne correspond pas à un créneau.' },
  CALL_BACK_NEEDED: {
    status: 400,
    detail: 'Sans adresse e-mail, demandez à être rappelé : nous prendrons le rendez-vous avec vous.',
  },
  WRONG_CODE: { status: 400, detail: 'Ce code n’est pas le bon. Vérifiez le dernier message reçu.' },
  UNAUTHENTICATED: { status: 401, detail: 'Connectez-vous pour continuer.' },
  FORBIDDEN: { status: 403, detail: 'Vous n’avez pas accès à cette page.' },
  CAF_REQUIRED: { status: 403, detail: 'Vous travaillez pour plusieurs Caf : choisissez-en une.' },
  NOT_FOUND: { status: 404, detail: 'Nous ne trouvons pas ce que vous cherchez.' },
  EXPIRED: {
    status: 404,
    detail:
      'Cette demande n’est plus valable : le délai est passé, ou le code était faux trop de fois. Choisissez à nouveau une heure.',
  },
  NOT_ALLOWED_HERE: { status: 405, detail: 'Cette action n’existe pas.' },
  SLOT_TAKEN: { status: 409, detail: 'Cette heure n’est plus libre. En voici d’autres.' },
  INVITATION_CLOSED: {
    status: 409,
    detail:
      'Le code de votre courrier ne permet plus de réserver. Vous pouvez réserver sans code, ou nous appeler.',
  },
  ALREADY_BOOKED: { status: 409, detail: 'Un rendez-vous est déjà pris pour cette personne.' },
  NOT_BOOKABLE: {
    status: 409,
    detail: 'Ce service ne se réserve pas ici. Appelez la Caf : nous vous dirons comment faire.',
  },
  NOT_POSSIBLE_NOW: { status: 409, detail: 'Ce n’est plus possible pour ce rendez-vous.' },
  TOO_LATE_TO_MOVE: {
    status: 409,
    detail: 'Il est trop tard pour déplacer ce rendez-vous. Vous pouvez encore l’annuler.',
  },
  ALREADY_EXISTS: { status: 409, detail: 'Cet identifiant est déjà utilisé.' },
  OVERLAP: { status: 409, detail: 'Ces horaires se chevauchent avec d’autres.' },
  CHANGED_MEANWHILE: { status: 409, detail: 'Quelqu’un a changé cela en même temps. Recommencez.' },
  AGREEMENT_NEEDED: {
    status: 409,
    detail: 'L’accord de la personne doit être noté avant de réserver pour elle.',
  },
  TOO_LARGE: { status: 413, detail: 'Le contenu envoyé est trop volumineux.' },
  KEY_REUSED: { status: 422, detail: 'Cette clé a déjà servi pour une autre demande.' },
  TOO_MANY: { status: 429, detail: 'Trop de demandes. Attendez un peu, puis recommencez.' },
  INTERNAL: { status: 500, detail: 'Une erreur est survenue de notre côté. Rien n’a été perdu ; réessayez.' },
  BUSY: { status: 503, detail: 'Le service est très demandé. Réessayez dans un instant.' },
} as const satisfies Record<string, { status: number; detail: string }>;

export type ProblemCode = keyof typeof PROBLEMS;

export interface FieldError {
  readonly path: string;
  readonly message: string;
}
