/** Every word of the waiting list. */
export const texts = {
  title: 'Liste d’attente',
  lead: 'Quand un rendez-vous se libère, la première personne dont les souhaits conviennent est prévenue. Le rendez-vous est gardé pour elle jusqu’au lendemain ouvré, à midi.',
  service: 'Service',
  none: 'Personne n’attend pour ce service.',
  more: 'Les personnes suivantes apparaîtront quand celles-ci auront été servies.',
  rank: (rank: number) => (rank === 1 ? '1re de la liste' : `${rank}e de la liste`),
  since: (ago: string) => `Attend ${ago}`,
  until: (date: string) => `Jusqu’au ${date}`,
  anywhere: 'Tous les lieux',
  places: (count: number) => `${count} lieux`,
  by: {
    person: 'S’est inscrite en ligne',
    invitation: 'Inscrite avec un courrier',
    staff: 'Inscrite par la Caf',
  },
  offersLeft: (count: number) =>
    count === 0
      ? 'Dernière proposition en cours'
      : count === 1
        ? 'Reste une proposition'
        : `Restent ${count} propositions`,
  offered: 'Rendez-vous gardé',
  offer: (moment: string) => `Gardé pour elle\u00a0: ${moment}`,
  answerBefore: (moment: string) => `Réponse attendue avant le ${moment}.`,
  moves: (moment: string) => `Si elle accepte, son rendez-vous du ${moment} est déplacé.`,
  byMail: 'Prévenue par e-mail. Vous pouvez aussi noter sa réponse.',
  byPhone: 'À appeler\u00a0: elle n’est pas prévenue par e-mail.',
  say: (moment: string) =>
    `«\u00a0Un rendez-vous s’est libéré à la Caf, ${moment}. Nous vous le gardons. Le voulez-vous\u00a0?\u00a0»`,
  sayMoves: (moment: string, instead: string) =>
    `«\u00a0Un rendez-vous s’est libéré à la Caf, ${moment}. Voulez-vous le prendre à la place de celui du ${instead}\u00a0?\u00a0»`,
  record: 'Noter sa réponse',
  answers: { accepted: 'Oui, elle le prend', declined: 'Non, cette date ne lui convient pas' },
  answer: 'Que répond la personne\u00a0?',
  answerMissing: 'Choisissez sa réponse.',
  agreement: {
    hint: 'Rien n’est réservé sans son accord.',
    box: 'La personne est d’accord pour ce rendez-vous.',
  },
  save: 'Noter',
  keep: 'Ne rien noter',
  remove: 'Retirer de la liste',
  removeWords: (name: string) =>
    `Retirer ${name} parce qu’elle le demande\u00a0? Son nom est effacé de la liste aussitôt.`,
  removeYes: 'Oui, retirer',
  removeNo: 'Non, garder',
  add: 'Inscrire une personne',
  addTitle: 'Inscrire une personne',
  addWords: 'Au téléphone ou à l’accueil, avec son accord. Elle passe après celles qui attendent déjà.',
  latest: 'Date la plus tardive qui lui convient',
  latestHint: 'Dans les six mois.',
  place: 'Lieu',
  modes: 'Comment peut-elle être reçue\u00a0?',
  send: 'Inscrire',
  cancel: 'Annuler',
  missing: {
    until: 'Indiquez une date dans les six mois.',
    modes: 'Choisissez au moins une façon.',
    by: 'Choisissez e-mail ou téléphone\u00a0: il faut pouvoir la prévenir.',
    phone: 'Indiquez un numéro de téléphone.',
  },
  addAgreement: {
    hint: 'Personne n’est inscrit sans son accord.',
    box: 'La personne est d’accord pour être inscrite.',
  },
  said: {
    added: (name: string) => `${name} est sur la liste.`,
    removed: (name: string) => `${name} n’est plus sur la liste.`,
    accepted: (name: string) => `C’est noté\u00a0: le rendez-vous est à ${name}.`,
    declined: (name: string) => `${name}\u00a0: c’est noté. La personne suivante est prévenue.`,
  },
  earlier: {
    open: 'Veut une date plus proche',
    title: 'Inscrire sur la liste d’attente',
    words:
      'Si une date plus proche se libère, au même endroit et de la même façon, la personne est prévenue. Elle garde ce rendez-vous tant qu’elle n’a pas dit oui.',
    send: 'Inscrire',
    done: 'La personne est sur la liste d’attente. Elle garde ce rendez-vous.',
    already: 'Cette personne est déjà sur la liste d’attente de ce service.',
    late: 'Aucune date plus proche n’est possible avant ce rendez-vous.',
  },
};
