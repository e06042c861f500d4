/** Every word of the pages of the desk: people, booking on behalf, calls, disruptions, duplicates, agendas side by side. */
export const texts = {
  list: {
    again: 'Actualiser',
    readAt: (time: string) => `À jour à ${time}.`,
    stale: 'La dernière mise à jour n’a pas abouti. Voici ce que nous avions lu avant.',
    more: 'Il y en a d’autres\u00a0: elles apparaissent au fur et à mesure.',
    titled: (title: string, count: number | undefined) =>
      count === undefined ? title : `${title} (${count})`,
  },
  words: {
    modes: {
      'on-site': 'sur place',
      phone: 'par téléphone',
      video: 'en visio',
      home: 'à domicile',
    },
    needs: {
      'sign-language': 'langue des signes',
      interpreter: 'interprète',
      'step-free-access': 'accès sans marche',
      accompanied: 'vient accompagné',
      'call-first': 'appeler avant',
    },
    hours: { morning: 'le matin', midday: 'le midi', afternoon: 'l’après-midi' },
    anyHour: 'à toute heure',
    statuses: {
      pending: 'En attente du code',
      confirmed: 'Confirmé',
      expired: 'Jamais confirmé',
      cancelled: 'Annulé',
      closed: 'Terminé',
    },
    cancelledBy: { person: 'Annulé par la personne', caf: 'Annulé par la Caf' },
    ahead: 'À venir',
    busy: 'Occupé',
    someone: 'un professionnel',
    at: (day: string, time: string) => `${day} à ${time}`,
    from: (start: string, end: string) => `${start} – ${end}`,
    ago: {
      now: 'à l’instant',
      minutes: (count: number) => (count === 1 ? 'depuis une minute' : `depuis ${count} minutes`),
      hours: (count: number) => (count === 1 ? 'depuis une heure' : `depuis ${count} heures`),
      days: (count: number) => (count === 1 ? 'depuis un jour' : `depuis ${count} jours`),
    },
  },
  reach: {
    call: (phone: string) => `Appeler le ${phone}`,
    noPhone: 'Aucun numéro de téléphone n’est noté.',
    hours: (hours: string) => `À appeler ${hours}.`,
    byMailAt: (email: string) => `Contact par e-mail\u00a0: ${email}`,
    by: {
      email: 'Contact par e-mail.',
      phone: 'Contact par téléphone.',
      none: 'Ne veut aucun message.',
    },
    discreet: 'Contact discret',
    discreetRule:
      'Ne dites pas d’où vous appelez ni pourquoi avant d’être sûr de parler à la bonne personne. Pas de message sur le répondeur.',
    question: (ask: string) => `Demandez d’abord\u00a0: «\u00a0${ask}\u00a0»`,
    answer: (answer: string) => `Réponse convenue\u00a0: «\u00a0${answer}\u00a0»`,
  },
  agreement: {
    title: 'Accord de la personne',
    box: 'La personne est d’accord pour ce rendez-vous.',
    hint: 'Demandez-lui. Un rendez-vous est toujours facultatif, et ne change rien à ses droits.',
    date: 'Accord donné le',
    time: 'à',
    missing: 'Sans l’accord de la personne, rien ne peut être réservé. Demandez-le-lui, puis cochez la case.',
    noMoment: 'Indiquez le jour et l’heure de l’accord.',
    future: 'Cet accord est dans le futur. Vérifiez le jour et l’heure.',
    given: (moment: string) => `Donné le ${moment}.`,
  },
  people: {
    title: 'Rechercher une personne',
    lead: 'Un nom, ou un numéro allocataire. Le reste sert à préciser.',
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'Adresse e-mail',
    phone: 'Téléphone',
    number: 'Numéro allocataire',
    search: 'Rechercher',
    clear: 'Effacer',
    nothingAsked: 'Donnez un nom, ou un numéro allocataire.',
    badNumber: 'Un numéro allocataire a sept chiffres. Ne tapez jamais un numéro de sécurité sociale.',
    found: (count: number) =>
      count === 0
        ? 'Aucun rendez-vous trouvé'
        : count === 1
          ? 'Un rendez-vous trouvé'
          : `${count} rendez-vous trouvés`,
    nobody:
      'Personne de ce nom n’a de rendez-vous que vous puissiez voir. Essayez une autre orthographe, ou le seul début du nom.',
    more: 'Il y en a d’autres que ceux-ci. Précisez\u00a0: prénom, e-mail ou téléphone.',
    bookFor: (name: string) => `Prendre un rendez-vous pour ${name}`,
    book: 'Prendre un rendez-vous',
    reception: 'Le détail est réservé au professionnel. Pour en savoir plus, appelez-le.',
    standing: 'Vous voyez que ce rendez-vous existe, rien de plus.',
    open: (moment: string) => `Ouvrir le rendez-vous du ${moment}`,
    bookNew: 'Prendre un rendez-vous pour une autre personne',
  },
  book: {
    title: 'Prendre un rendez-vous',
    steps: {
      time: 'Prendre un rendez-vous\u00a0: l’heure',
      person: 'Prendre un rendez-vous\u00a0: la personne',
      check: 'Prendre un rendez-vous\u00a0: vérifier',
      done: 'Le rendez-vous est pris',
    },
    step: (at: number) => `Étape ${at} sur 3`,
    restart: 'Tout effacer et recommencer',
    for: (name: string) => `Pour ${name}`,
    service: 'Service',
    mode: 'Comment',
    place: 'Lieu',
    anyPlace: 'N’importe où',
    professional: 'Professionnel',
    anyProfessional: 'N’importe lequel',
    second: 'À deux, avec',
    noSecond: 'Personne d’autre',
    from: 'À partir du',
    timesOf: (from: string, to: string) => `Heures libres, du ${from} au ${to}`,
    looking: 'Recherche des heures libres…',
    noTimes: 'Aucune heure libre ces jours-là.',
    nextOn: (day: string) => `Voir à partir du ${day}`,
    noNext:
      'Aucune heure libre après non plus, aussi loin que l’on peut réserver. Essayez un autre lieu, un autre professionnel ou une autre façon de se voir.',
    later: 'Jours suivants',
    earlier: 'Jours précédents',
    takeTime: (time: string, day: string, place: string) => `${time}, ${day}, ${place}`,
    noService: 'Vous ne pouvez prendre aucun rendez-vous de votre côté pour le moment.',
    chosen: 'Heure choisie',
    changeTime: 'Changer l’heure',
    who: 'Qui vient\u00a0?',
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'Adresse e-mail',
    phone: 'Téléphone',
    number: 'Numéro allocataire',
    numberHint: 'Sept chiffres. Jamais le numéro de sécurité sociale.',
    contact: 'Comment la prévenir\u00a0?',
    contactHint: 'C’est la personne qui choisit, sans donner de raison.',
    by: {
      email: 'Par e-mail',
      phone: 'Par téléphone',
      none: 'Aucun message',
    },
    byHint: {
      email: 'Confirmation et rappels par e-mail.',
      phone: 'Vous l’appellerez si quelque chose change.',
      none: 'Ni confirmation, ni rappel. Si la Caf doit changer l’heure, il faudra l’appeler.',
    },
    hours: 'Quand l’appeler\u00a0?',
    hoursHint: 'Rien de coché\u00a0: à toute heure.',
    discreet: 'Contact discret',
    discreetHint: 'Les messages ne disent ni le service, ni le lieu. Les changements se disent de vive voix.',
    discreetBox: 'Oui, rester discret',
    question: 'Question à poser avant de parler',
    questionHint:
      'Choisie avec la personne. Exemple\u00a0: «\u00a0Quel est le prénom de votre tante\u00a0?\u00a0»',
    answer: 'Réponse convenue',
    needs: 'Besoins pour la visite',
    needsHint: 'Effacés après la visite.',
    needLabels: {
      'call-first': 'Être appelé avant',
      accompanied: 'Vient accompagné',
      'step-free-access': 'Accès sans marche',
      interpreter: 'Interprète',
      'sign-language': 'Langue des signes',
    },
    noChannelTitle: 'Personne ne pourra la prévenir',
    noChannel:
      'Sans e-mail ni téléphone, cette personne ne recevra rien. Si la Caf doit changer l’heure, elle viendra pour rien. Demandez-lui un numéro, même celui d’un proche. Notez-lui l’heure sur un papier.',
    errors: {
      lastName: 'Indiquez le nom.',
      firstName: 'Indiquez le prénom.',
      emailForContact: 'Indiquez l’adresse e-mail, ou choisissez une autre façon de prévenir la personne.',
      phoneForContact:
        'Indiquez le numéro de téléphone, ou choisissez une autre façon de prévenir la personne.',
      phoneForMode: 'Le rendez-vous a lieu par téléphone\u00a0: indiquez le numéro.',
      ask: 'Écrivez la question, ou effacez la réponse.',
      answer: 'Écrivez la réponse convenue.',
      service: 'Choisissez un service.',
    },
    toCheck: 'Vérifier',
    confirm: 'Prendre ce rendez-vous',
    facts: {
      person: 'Personne',
      when: 'Quand',
      what: 'Service',
      where: 'Où et comment',
      withWhom: 'Avec',
      second: 'Et avec',
      contact: 'Prévenir',
      needs: 'Besoins',
      agreement: 'Accord',
    },
    changePerson: 'Changer la personne',
    noNeeds: 'aucun',
    whoever: 'la personne qui la suit déjà si elle est libre, sinon la moins occupée cette semaine-là',
    takenTitle: 'Cette heure vient d’être prise',
    taken: 'Rien n’est perdu\u00a0: choisissez une de ces heures, puis confirmez.',
    takenNone: 'Rien n’est perdu. Il n’y a pas d’autre heure proche\u00a0: cherchez un autre jour.',
    newTime: (moment: string) =>
      `Nouvelle heure\u00a0: ${moment}. Vérifiez avec la personne, puis confirmez.`,
    alreadyTitle: 'Cette personne a déjà un rendez-vous pour ce service',
    already:
      'On n’en prend pas deux. Ouvrez celui qui existe pour le déplacer, ou choisissez un autre service. Si c’est quelqu’un d’autre du même nom, vérifiez l’e-mail et le téléphone.',
    alreadyHidden: 'Vous ne pouvez pas voir ce rendez-vous. Le secrétariat peut vous aider.',
    changeService: 'Choisir un autre service',
    doneTold: {
      email: (email: string) => `La confirmation part par e-mail à ${email}.`,
      discreet: (email: string) =>
        `Une confirmation discrète part par e-mail à ${email}. Tout changement se dira de vive voix.`,
      phone: 'Rien ne part par e-mail. Dites l’heure à la personne, et notez-la-lui si elle est devant vous.',
      none: 'Aucun message ne part. Dites l’heure à la personne, et notez-la-lui si elle est devant vous.',
    },
    duplicatesTitle: 'Peut-être un doublon',
    duplicates:
      'D’autres rendez-vous à venir pour ce service portent le même nom ou le même numéro allocataire. Ce peut être la même personne, ou un couple. Rien n’est bloqué.',
    callBackDone: 'La demande de rappel est retirée de la liste.',
    callBackStill: 'Le rendez-vous est pris, mais la demande de rappel est encore dans la liste. Retirez-la.',
    toCallBacks: 'Voir les demandes de rappel',
    open: 'Ouvrir le rendez-vous',
    another: 'Prendre un autre rendez-vous',
    samePerson: (name: string) => `Un autre rendez-vous pour ${name}`,
  },
  callBacks: {
    notHere:
      'Ce rendez-vous est fixé par le professionnel lui-même. Transmettez-lui la demande, puis notez la suite.',
    title: 'Demandes de rappel',
    lead: 'Ces personnes n’ont pas d’e-mail\u00a0: nous leur avons promis de les rappeler.',
    none: 'Personne n’attend de rappel. Tout est fait.',
    waiting: (ago: string) => `Attend ${ago}`,
    overdue: 'En retard',
    about: 'Pour',
    when: 'Quand',
    needs: 'Besoins',
    book: 'Prendre le rendez-vous',
    settle: 'Rappel terminé…',
    how: (name: string) => `Comment s’est terminé l’appel avec ${name}\u00a0?`,
    results: {
      booked: 'Rendez-vous pris',
      referred: 'Orientée ailleurs',
      'no-longer-wanted': 'Ne souhaite plus de rendez-vous',
      unreachable: 'Injoignable malgré plusieurs essais',
    },
    resultMissing: 'Dites comment l’appel s’est terminé.',
    done: 'Retirer de la liste',
    keep: 'Garder dans la liste',
    said: (name: string) => `C’est noté. ${name} n’est plus dans la liste.`,
  },
  toCall: {
    title: 'Personnes à appeler',
    lead: 'Un message ne suffit pas, ou ne peut pas arriver\u00a0: il faut le dire de vive voix.',
    none: 'Personne à appeler pour le moment. Tout est dit.',
    why: {
      'chose-phone': 'La personne a choisi le téléphone.',
      'chose-none':
        'La personne n’a pas voulu de messages. Mais ce changement vient de la Caf\u00a0: il faut le lui dire.',
      'no-address': 'Nous n’avons pas d’adresse e-mail.',
      bounced: 'Nos e-mails n’arrivent plus à son adresse.',
      discreet: 'La personne a demandé la discrétion\u00a0: ce changement se dit de vive voix.',
      'not-sent': 'L’e-mail n’a pas pu partir.',
    },
    about: {
      code: 'Réservation pas terminée',
      'already-booked': 'A déjà un rendez-vous',
      confirmed: 'Rendez-vous confirmé',
      moved: 'Rendez-vous déplacé',
      'moved-by-caf': 'Déplacé par la Caf',
      'cancelled-by-person': 'Annulé à sa demande',
      'cancelled-by-caf': 'Annulé par la Caf',
      'offered-times': 'Autres heures proposées',
      reminder: 'Rappel du rendez-vous',
      'agreement-asked': 'Accord à demander',
      'session-proposed': 'Dates à proposer',
      'session-set': 'Rendez-vous fixé',
      'session-reminder': 'Rappel du rendez-vous',
      'session-off': 'Rendez-vous annulé',
      closed: 'Fin des rendez-vous',
      'request-received': 'Demande reçue',
      'request-times': 'Heures proposées',
      'request-reminder': 'Réponse attendue',
      'request-answer': 'Réponse à donner',
      'waiting-code': 'Inscription pas terminée',
      'waiting-joined': 'Sur la liste d’attente',
      'waiting-offer': 'Rendez-vous libéré, gardé pour elle',
    },
    say: {
      code: () =>
        '«\u00a0Votre demande de rendez-vous n’est pas terminée\u00a0: notre e-mail n’est pas arrivé. Voulez-vous que nous le prenions ensemble\u00a0?\u00a0»',
      'already-booked': () => '«\u00a0Vous avez déjà un rendez-vous à la Caf. Il tient toujours.\u00a0»',
      confirmed: (moment: string) => `«\u00a0Votre rendez-vous à la Caf est confirmé, ${moment}.\u00a0»`,
      moved: (moment: string) =>
        `«\u00a0Votre rendez-vous à la Caf est déplacé, comme demandé, au ${moment}.\u00a0»`,
      'moved-by-caf': (moment: string) =>
        `«\u00a0La Caf a dû déplacer votre rendez-vous. Il a lieu ${moment}. Si cela ne vous convient pas, cherchons une autre heure.\u00a0»`,
      'cancelled-by-person': (moment: string) =>
        `«\u00a0Votre rendez-vous du ${moment} est annulé, comme demandé. Cela ne change rien à vos droits.\u00a0»`,
      'cancelled-by-caf': (moment: string) =>
        `«\u00a0La Caf a dû annuler votre rendez-vous du ${moment}. Nous en sommes désolés. Voulez-vous une autre date\u00a0?\u00a0»`,
      'offered-times': (moment: string) =>
        `«\u00a0La Caf ne peut pas vous recevoir le ${moment}. Nous vous avons gardé d’autres heures. Laquelle vous convient\u00a0?\u00a0»`,
      reminder: (moment: string) =>
        `«\u00a0Nous vous rappelons votre rendez-vous à la Caf, ${moment}.\u00a0»`,
      'agreement-asked': () =>
        '«\u00a0Vous êtes libre de dire oui ou non aux rendez-vous que je vous ai proposés. Êtes-vous d’accord\u00a0?\u00a0» Notez sa réponse dans le dossier.',
      'session-proposed': () =>
        '«\u00a0Je vous propose un rendez-vous. Quelles dates vous conviennent\u00a0?\u00a0» Les dates sont dans le dossier. Notez-y sa réponse.',
      'session-set': (moment: string) => `«\u00a0Votre rendez-vous à la Caf est fixé, ${moment}.\u00a0»`,
      'session-reminder': (moment: string) =>
        `«\u00a0Nous vous rappelons votre rendez-vous à la Caf, ${moment}.\u00a0»`,
      'session-off': (moment: string) =>
        `«\u00a0La Caf a dû annuler votre rendez-vous du ${moment}. Nous en sommes désolés.\u00a0»`,
      'session-off-proposal': () =>
        '«\u00a0Le rendez-vous que la Caf vous avait proposé n’a pas pu être fixé.\u00a0»',
      'request-received': () => '«\u00a0La Caf a bien reçu votre demande.\u00a0»',
      'request-times': () =>
        '«\u00a0Je vous propose un rendez-vous. Quelle heure vous convient\u00a0?\u00a0» Les heures gardées sont dans la demande. Notez-y sa réponse.',
      'request-reminder': () => '«\u00a0La Caf vous a proposé un rendez-vous et attend votre réponse.\u00a0»',
      'request-answer': () =>
        '«\u00a0La Caf a répondu à votre demande.\u00a0» La décision est dans la demande. Dites-la en mots simples.',
      closed: () =>
        '«\u00a0J’ai mis fin à nos rendez-vous. S’il en restait un, il n’aura pas lieu. Cela ne change rien à vos droits.\u00a0» Ne dites rien d’autre.',
    },
    sayTitle: 'À dire',
    until: (moment: string) => `À dire avant le ${moment}.`,
    since: (ago: string) => `À appeler ${ago}`,
    offers: 'Heures gardées',
    tick: 'C’est dit…',
    confirm: (name: string) =>
      `Avez-vous bien parlé à ${name}\u00a0? La ligne sera retirée, sans retour possible.`,
    yes: 'Oui, retirer de la liste',
    no: 'Non, garder',
    said: (name: string) => `C’est noté\u00a0: ${name} est au courant.`,
    open: 'Ouvrir le rendez-vous',
    openCase: 'Ouvrir le dossier',
    openRequest: 'Ouvrir la demande',
  },
  disruptions: {
    title: 'Rendez-vous à replacer',
    lead: 'Une absence ou une fermeture touche des personnes qui ont déjà un rendez-vous.',
    none: 'Aucun rendez-vous à replacer. Tout le monde est prévenu.',
    causes: {
      absence: 'Absence',
      closure: 'Fermeture',
      availability: 'Horaires changés',
    },
    heading: (cause: string, who: string) => `${cause}\u00a0: ${who}`,
    closedPlace: (place: string) => `Lieu fermé\u00a0: ${place}.`,
    dates: (from: string, to: string) => (from === to ? `Le ${from}` : `Du ${from} au ${to}`),
    waiting: (open: number) =>
      open === 0 ? '' : open === 1 ? 'Une personne attend.' : `${open} personnes attendent.`,
    offered: (count: number) =>
      count === 0
        ? ''
        : count === 1
          ? 'Une personne a reçu des heures au choix et n’a pas encore répondu.'
          : `${count} personnes ont reçu des heures au choix et n’ont pas encore répondu.`,
    engaged: (count: number) =>
      count === 0
        ? ''
        : count === 1
          ? 'Une demande, un dossier ou une réunion est à revoir.'
          : `${count} demandes, dossiers ou réunions sont à revoir.`,
    since: (ago: string) => `À traiter ${ago}`,
    open: 'Traiter',
    see: 'Voir',
    others: (who: string) => `Suivi par ${who}.`,
    back: 'Tous les rendez-vous à replacer',
    allDone: 'C’est fini\u00a0: tout le monde est prévenu ou à appeler.',
    progress: (settled: number) =>
      settled === 0
        ? ''
        : settled === 1
          ? 'Vous vous êtes occupé d’une personne.'
          : `Vous vous êtes occupé de ${settled} personnes.`,
    engagements: {
      heading: 'Séances et heures proposées',
      lead: 'Chacune se règle à son endroit, par la personne qui l’a fixée\u00a0: annuler, ou proposer d’autres heures. Les personnes sont alors prévenues.',
      open: {
        'joint-session': 'Ouvrir le dossier',
        'joint-session-times': 'Ouvrir le dossier',
        'request-times': 'Ouvrir la demande',
        'group-session': 'Ouvrir la réunion',
      },
    },
    moreToCome: (count: number) =>
      count === 1
        ? 'Une autre personne apparaîtra ensuite.'
        : `${count} autres personnes apparaîtront ensuite.`,
    notYours: (who: string) =>
      `${who} règle ces rendez-vous. Vous voyez les noms et les heures, pour répondre si quelqu’un appelle.`,
    alreadyOffered: 'Heures proposées, réponse attendue',
    offeredTimes: 'Heures gardées pour cette personne\u00a0:',
    proposals: 'Autres heures possibles',
    noProposals: 'Aucune autre heure dans les trois semaines, au même endroit et de la même façon.',
    sameHour: 'même heure, autre collègue',
    sameHourLabel: (time: string, who: string) => `${time}, avec ${who}`,
    rebook: 'Replacer…',
    offer: 'Proposer…',
    cancel: 'Annuler…',
    elsewhere: 'Chercher une autre heure',
    rebookTitle: (name: string) => `Replacer ${name}`,
    rebookWhich: 'À quelle heure\u00a0?',
    rebookMissing: 'Choisissez une heure.',
    rebookDo: 'Replacer',
    offerTitle: (name: string) => `Proposer des heures à ${name}`,
    offerWhich: 'Quelles heures proposer\u00a0?',
    offerHint: 'Trois au plus. Elles sont gardées pour la personne, qui en choisit une.',
    offerMissing: 'Choisissez au moins une heure.',
    offerOneColleague: 'Ces heures doivent être avec le même professionnel.',
    offerDo: (count: number) =>
      count > 1 ? `Proposer ces ${count} heures` : count === 1 ? 'Proposer cette heure' : 'Proposer',
    cancelTitle: (name: string) => `Annuler le rendez-vous de ${name} au nom de la Caf`,
    cancelWords: 'L’annulation vient de la Caf. Elle ne compte jamais contre la personne.',
    cancelDo: 'Annuler au nom de la Caf',
    giveUp: 'Revenir',
    told: {
      rebooked: (name: string, moment: string) => `${name} a maintenant rendez-vous ${moment}.`,
      offered: (name: string) => `Des heures sont gardées pour ${name}.`,
      cancelled: (name: string) => `Le rendez-vous de ${name} est annulé.`,
    },
    byMail: 'Un e-mail part tout de suite.',
    byCall: 'À appeler\u00a0: la personne est dans la liste «\u00a0Personnes à appeler\u00a0».',
    together: {
      title: 'Plusieurs personnes à la fois',
      choose: (name: string) => `Choisir ${name}`,
      all: 'Tout choisir',
      none: 'Ne rien choisir',
      chosen: (count: number) =>
        count === 0
          ? 'Personne n’est choisi.'
          : count === 1
            ? 'Une personne choisie.'
            : `${count} personnes choisies.`,
      offer: 'Proposer à chacun ses heures',
      cancel: 'Annuler pour toutes ces personnes',
      offerSure: (count: number) =>
        `Proposer ${count === 1 ? 'à cette personne' : `à ces ${count} personnes`} leurs premières heures possibles\u00a0? Elles sont gardées pour elles, et un message part.`,
      cancelSure: (count: number) =>
        `Annuler au nom de la Caf ${count === 1 ? 'ce rendez-vous' : `ces ${count} rendez-vous`}\u00a0? C’est sans retour.`,
      yesOffer: 'Oui, proposer',
      yesCancel: 'Oui, annuler',
      running: (done: number, all: number) => `${done} sur ${all}…`,
      result: (done: number, mailed: number) =>
        `${done === 1 ? 'Une situation réglée' : `${done} situations réglées`}\u00a0: ${mailed} par e-mail, ${done - mailed} à appeler.`,
      failed: 'Pas réglé, à voir une par une\u00a0:',
      failedOne: (name: string, why: string) => `${name}\u00a0: ${why}`,
      noTimes: 'aucune heure à proposer',
    },
  },
  sideBySide: {
    group: (name: string, registered: number, seats: number) => `${name}, ${registered} sur ${seats}`,
    title: 'Agendas côte à côte',
    day: 'Jour',
    before: 'Jour précédent',
    after: 'Jour suivant',
    today: 'Aujourd’hui',
    who: 'Professionnels',
    whoHint: (most: number) => `${most} au plus à la fois.`,
    choose: 'Choisir les professionnels',
    roles: {
      'social-worker': 'Travail social',
      mediator: 'Médiation familiale',
      psychologist: 'Psychologues',
      'benefits-adviser': 'Conseil prestations',
    },
    none: 'Choisissez au moins un professionnel.',
    closed: 'Ne reçoit pas ce jour-là.',
    stillBooked: 'Ne reçoit pas ce jour-là, mais des rendez-vous tiennent encore.',
    toReplace: 'Les replacer',
    busyOnly: 'Cet agenda ne montre que les heures occupées.',
    receives: (start: string, end: string, place: string) => `Reçoit de ${start} à ${end}, ${place}`,
    free: 'Libre',
    freeAt: (time: string, who: string) => `${time} Libre, avec ${who}\u00a0: prendre un rendez-vous`,
    empty: 'Aucun rendez-vous.',
    counts: (booked: number, free: number) =>
      `${booked === 0 ? 'aucun rendez-vous' : booked === 1 ? '1 rendez-vous' : `${booked} rendez-vous`}${
        free === 0 ? '' : free === 1 ? ', 1 heure libre' : `, ${free} heures libres`
      }`,
  },
  duplicates: {
    title: 'Doublons possibles',
    lead: 'Un même numéro allocataire, un même service\u00a0: peut-être une seule personne, peut-être un couple. Rien n’est bloqué. En cas de doute, appelez.',
    none: 'Aucun doublon possible sur cette page.',
    noneAtAll: 'Aucun doublon possible. Tout est en ordre.',
    group: (number: number) => `Groupe ${number}`,
    next: 'Suite de la liste',
    first: 'Revenir au début',
    open: (name: string) => `Ouvrir le rendez-vous de ${name}`,
  },
};
