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
  SLOT_TAKEN: { status: 409, detail: 'Cette heure n’est plus libre. Choisissez-en une autre.' },
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
  MEDIATION_CLOSED: { status: 409, detail: 'Ce n’est plus possible : cette démarche est terminée.' },
  AGREEMENTS_NEEDED: {
    status: 409,
    detail: 'Il manque l’accord d’une personne. Une séance n’existe qu’avec l’accord de chacun.',
  },
  ALREADY_AGREED: { status: 409, detail: 'Cette personne a déjà donné son accord.' },
  AGREEMENT_WITHDRAWN: {
    status: 409,
    detail: 'Cette personne a dit non. Elle peut revenir sur sa décision ; on ne lui redemande pas.',
  },
  SESSIONS_STAND: {
    status: 409,
    detail: 'Des séances sont proposées ou fixées. Annulez-les d’abord.',
  },
  SESSION_OVER: { status: 409, detail: 'Ce rendez-vous n’est plus à fixer ni à changer.' },
  ALREADY_ANSWERED: {
    status: 409,
    detail: 'Vous avez déjà répondu. Pour changer votre réponse, appelez-nous.',
  },
  SIX_MONTHS_OVER: {
    status: 409,
    detail: 'Les séances ont lieu dans les six mois qui suivent la première.',
  },
  TOO_MANY_SESSIONS: { status: 409, detail: 'Trop de séances sont déjà proposées ou fixées.' },
  NO_JOINT_SESSION: { status: 409, detail: 'Aucune séance commune n’est possible dans cette situation.' },
  NOTHING_TO_RELEASE: { status: 409, detail: 'Il n’y a aucun message en attente.' },
  REFERRAL_OVER: { status: 409, detail: 'Cette orientation est terminée : il n’y a plus rien à y changer.' },
  REFERRAL_TAKEN: { status: 409, detail: 'Quelqu’un s’occupe déjà de cette orientation.' },
  REFERRAL_NOT_ACCEPTED: { status: 409, detail: 'Prenez d’abord cette orientation en charge.' },
  REQUEST_CLOSED: { status: 409, detail: 'Ce n’est plus possible : cette demande est terminée.' },
  PROPOSAL_OVER: {
    status: 409,
    detail: 'Ces heures ne sont plus gardées pour vous. Appelez-nous : nous chercherons une autre date.',
  },
  OFFER_OVER: {
    status: 409,
    detail: 'Ce rendez-vous n’est plus gardé pour vous. Vous pouvez en chercher un autre, ou nous appeler.',
  },
  ALREADY_WAITING: { status: 409, detail: 'Cette personne est déjà sur la liste d’attente de ce service.' },
  SERIES_ENDED: { status: 409, detail: 'Cet accompagnement est terminé : on n’y fixe plus rien.' },
  HOME_NOT_AGREED: {
    status: 409,
    detail:
      'Notez d’abord l’accord de la personne pour une visite à domicile, ou choisissez une autre façon.',
  },
  TOO_MANY_APPOINTMENTS: {
    status: 409,
    detail: 'Cet accompagnement a déjà tous les rendez-vous qu’il peut avoir.',
  },
  TOO_CLOSE: {
    status: 409,
    detail:
      'Ce rendez-vous ne peut pas être pris ainsi. Choisissez une autre demi-journée, un autre lieu, ou un autre professionnel.',
  },
  NOT_IN_THIS_STATE: { status: 409, detail: 'Ce n’est pas possible dans l’état actuel de cet envoi.' },
  OTHER_PERSON_NEEDED: {
    status: 409,
    detail: 'La personne qui a déposé la liste ne peut pas l’approuver. Demandez à un collègue.',
  },
  SLOTS_SHORT: {
    status: 409,
    detail:
      'Il y a moins de créneaux ouverts que de rendez-vous attendus. Ouvrez des créneaux, ou confirmez l’envoi.',
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
