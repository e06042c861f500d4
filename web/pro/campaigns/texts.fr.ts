import { capital } from '../../app/when.ts';
import { numberWords } from '../words.ts';

const letters = (count: number) => (count === 1 ? 'un courrier' : `${numberWords(count)} courriers`);
const lines = (count: number) => (count === 1 ? 'une ligne' : `${numberWords(count)} lignes`);

/** Words of the pages about runs of letters. Titles say nothing of the matter (F3). */
export const texts = {
  letters,
  list: {
    title: 'Envois de courriers',
    lead: 'Chaque envoi part d’une liste. Le dernier est en haut.',
    handIn: 'Déposer une liste',
    none: 'Aucun envoi pour le moment.',
    noneOffice: 'Aucun envoi pour le moment. Déposez une première liste.',
    heading: 'Tous les envois',
    toApprove: (count: number) =>
      count === 1 ? 'Un envoi attend votre accord.' : `${count} envois attendent votre accord.`,
    missingTitle: (month: string) => `Pas encore de liste en ${month}`,
    missing: (name: string, day: number) => `« ${name} » : la liste était attendue pour le ${day} du mois.`,
    missingNext: 'Les personnes recevront leur courrier dès qu’elle sera déposée et approuvée.',
    run: (day: string) => `Liste du ${day}`,
    leaves: (moment: string) => `Départ prévu le ${moment}`,
    left: (day: string) => `Parti le ${day}`,
    results: 'Voir les résultats',
  },
  status: {
    'awaiting-file': 'En attente du fichier',
    importing: 'Lecture du fichier',
    refused: 'Fichier refusé',
    planning: 'Préparation',
    planned: 'À approuver',
    empty: 'Rien à envoyer',
    approved: 'Approuvé',
    sending: 'En cours d’envoi',
    paused: 'En pause',
    sent: 'Envoyé',
    cancelled: 'Annulé',
  },
  handIn: {
    title: 'Déposer une liste',
    lead: 'Un fichier CSV, une ligne par personne. Rien ne part avant l’accord d’un collègue du service concerné.',
    type: 'Pour quel courrier ?',
    noType:
      'Votre Caf n’envoie aucun courrier de ce genre. Demandez à la personne qui administre ce service.',
    file: 'Le fichier',
    fileHint: 'CSV, 50 Mo au plus.',
    drop: 'Glissez le fichier ici, ou',
    choose: 'Choisir un fichier',
    chooseOther: 'Choisir un autre fichier',
    chosen: (name: string, size: string) => `Fichier choisi : ${name} (${size})`,
    send: 'Déposer la liste',
    sending: (percent: number) => `Envoi du fichier : ${percent} %`,
    errors: {
      none: 'Choisissez un fichier.',
      several: 'Déposez un seul fichier à la fois.',
      empty: 'Ce fichier est vide. Choisissez-en un autre.',
      tooLarge:
        'Ce fichier dépasse 50 Mo. Une liste du mois n’est jamais aussi lourde : vérifiez le fichier.',
      workbook:
        'Ce fichier est un classeur. Dans le tableur, faites « Enregistrer sous », puis « CSV UTF-8 ».',
      type: 'Choisissez le courrier.',
      interrupted:
        'L’envoi du fichier s’est arrêté. Vérifiez votre réseau, puis déposez-le de nouveau : rien n’est perdu.',
    },
    columnsTitle: 'Ce que le fichier doit contenir',
    columnsLead:
      'La première ligne nomme les colonnes. Leur ordre est libre ; les autres colonnes ne sont pas lues.',
    needed: 'Obligatoires',
    neededColumns: ['Nom', 'Prénom', 'Adresse', 'Code postal', 'Commune', 'Date de l’événement'],
    useful: 'Utiles',
    usefulColumns: [
      'Numéro allocataire, Civilité, Nom d’usage',
      'Adresse 2, Adresse 3',
      'E-mail : sans lui, un courrier est imprimé',
      'Téléphone',
      'Déclarant (oui ou non) : on n’écrit qu’à la personne qui a fait la déclaration',
      'Nom du défunt, Prénom du défunt : après un décès',
    ],
    never: 'Jamais de numéro de sécurité sociale : la ligne serait rejetée.',
    again: 'Déposer deux fois le même fichier ne change rien : les lignes déjà connues sont reconnues.',
    sample: 'Télécharger un fichier d’exemple',
    sampleName: 'exemple-de-liste.csv',
  },
  run: {
    title: (day: string) => `Envoi du ${day}`,
    listOf: (name: string, time: string) => `${name}, liste déposée à ${time}`,
    back: 'Tous les envois',
    stale: 'Cette page n’a pas pu être actualisée. Ce que vous voyez date de tout à l’heure.',
    awaiting: 'Le fichier n’est pas encore arrivé.',
    awaitingNext: 'S’il a été interrompu en route, déposez-le de nouveau. Cet envoi-ci peut être annulé.',
    importing: 'Nous lisons le fichier…',
    planning: 'Nous préparons les courriers…',
    planningBar: (done: number, all: number) => `${numberWords(done)} sur ${lines(all)}`,
    leave: 'Vous pouvez quitter cette page : le travail continue.',
    refusedTitle: 'Ce fichier n’a pas pu être lu',
    handInOther: 'Déposer un autre fichier',
    onlyDoubts: 'Aucun courrier n’est prêt. Il reste des lignes dans le doute à vérifier.',
    emptyTitle: 'Aucun courrier à envoyer',
    empty: 'Toutes les lignes ont été lues. Aucune ne demande de courrier. Il n’y a rien à approuver.',
    approvedTitle: (moment: string) => `Approuvé. Départ le ${moment}.`,
    approvedOverride: 'Approuvé bien que les créneaux soient trop peu nombreux.',
    pausedTitle: 'Cet envoi est en pause',
    paused: {
      asked: 'Un collègue l’a arrêté. Rien ne part tant que personne ne le reprend.',
      bounces:
        'Il s’est arrêté seul : trop d’e-mails reviennent. Vérifiez que la liste est récente avant de reprendre.',
      complaints:
        'Il s’est arrêté seul : trop de personnes ont signalé nos e-mails comme indésirables. Parlez-en à l’administrateur avant de reprendre.',
      slots:
        'Il s’est arrêté seul : depuis votre accord, les créneaux ouverts ne suffisent plus. Ouvrez des créneaux, ou reprenez en sachant qu’ils manquent.',
      sender:
        'Il s’est arrêté seul : le service d’e-mail n’accepte plus nos messages. Prévenez l’administrateur, puis reprenez.',
    },
    cancelledTitle: 'Cet envoi est annulé',
    cancelled:
      'Ce qui n’était pas parti ne partira pas, les lots imprimés et non postés non plus. Les codes déjà reçus restent valables.',
    sentTitle: 'Cet envoi est terminé',
    sentLead: 'Tous les courriers sont partis par e-mail, ou attendent l’impression ci-dessous.',
    sentPrinted: 'Tous les courriers sont partis.',
    sentDeferred: (count: number) =>
      count === 1
        ? 'Un courrier est reporté : il partira un autre mois, de lui-même.'
        : `${numberWords(count)} courriers sont reportés : ils partiront un autre mois, d’eux-mêmes.`,
    waitsForOther:
      'Cet envoi attend l’accord du service concerné. La personne qui a déposé la liste ne l’approuve jamais elle-même.',
    pause: 'Mettre en pause',
    resume: 'Reprendre l’envoi',
    cancel: 'Annuler l’envoi',
    cancelTitle: 'Annuler cet envoi ?',
    cancelWords:
      'Rien de plus ne partira. Un lot qui n’est pas noté comme posté ne doit plus l’être : si vous en avez posté un, notez-le d’abord. Ce qui est déjà parti reste valable. On ne peut pas revenir en arrière.',
    cancelYes: 'Oui, annuler l’envoi',
    cancelNo: 'Non, revenir',
    said: {
      approvedNow: 'C’est approuvé : les courriers partent.',
      approvedLater: 'C’est approuvé. D’ici là, vous pouvez mettre en pause ou annuler.',
      paused: 'L’envoi est en pause. Un courrier en train de partir part encore.',
      resumed: 'L’envoi reprend là où il s’était arrêté.',
      cancelled: 'L’envoi est annulé.',
      printed: (batch: number) => `Le lot ${batch} est noté comme imprimé et posté.`,
    },
  },
  sum: {
    title: 'Le compte des lignes',
    caption: 'Chaque ligne du fichier est comptée une fois, et une seule.',
    what: 'Lignes',
    how: 'Nombre',
    rows: {
      letters: 'Courriers à envoyer ou envoyés',
      deferred: 'Reportés : déjà un courrier ce mois-ci',
      notWritten: 'Personnes à qui l’on n’écrit pas',
      known: 'Déjà connues : rien ne change',
      rejected: 'Rejetées : à corriger',
      waiting: 'Pas encore examinées',
    },
    total: 'Lignes du fichier',
    right: (sum: string) => `Le compte est bon : ${sum}.`,
    wrong: 'Le compte n’est pas juste. N’envoyez rien, et prévenez la personne qui administre ce service.',
    notWrittenHow:
      'Pour les personnes à qui l’on n’écrit pas, aucun motif n’est donné, ligne par ligne : c’est voulu.',
    ignored: (count: number) =>
      count === 1
        ? 'Une colonne du fichier n’a pas été lue.'
        : `${count} colonnes du fichier n’ont pas été lues.`,
  },
  rejects: {
    title: (count: number) => (count === 1 ? 'Une ligne rejetée' : `${capital(lines(count))} rejetées`),
    lead: 'Les autres lignes suivent leur cours. Corrigez celles-ci, puis déposez le fichier corrigé : seules les lignes nouvelles compteront.',
    show: 'Voir les lignes rejetées',
    download: 'Télécharger les lignes à corriger (CSV)',
    fileName: 'lignes-a-corriger.csv',
    caption: 'Lignes rejetées, avec la colonne et le motif',
    line: 'Ligne',
    reason: 'Colonne et motif',
    wholeLine: 'la ligne entière',
    more: (shown: number, all: number) => `Les ${shown} premières, sur ${all}. Toutes sont dans le fichier.`,
    audited: 'Lire ces lignes est noté dans le journal des accès.',
    handIn: 'Déposer le fichier corrigé',
    gone: 'Ce fichier a été effacé : il n’est gardé que 30 jours.',
  },
  doubts: {
    title: (count: number) =>
      count === 1 ? 'Une ligne dans le doute' : `${capital(lines(count))} dans le doute`,
    lead: 'Cela ressemble à une personne à qui l’on n’écrit pas. Dans le doute, rien ne part. Si vous êtes sûr que c’est quelqu’un d’autre, écrivez-lui.',
    show: 'Voir ces lignes',
    audited: 'Lire ces noms est noté dans le journal des accès.',
    line: (line: number) => `Ligne ${line}`,
    release: 'Lui écrire',
    whom: (name: string) => ` : ${name}`,
    released: (name: string) => `${name} recevra un courrier.`,
    firm: (name: string) =>
      `${name} ne peut pas recevoir ce courrier. Aucun motif n’est donné, et la ligne reste sans courrier.`,
    none: 'Il n’y a plus de ligne à vérifier.',
    more: 'Il y en a d’autres : elles apparaîtront quand celles-ci seront traitées.',
    closed: 'Ces lignes ne peuvent plus être changées à ce stade.',
  },
  preview: {
    title: 'Ce que les personnes recevront',
    lead: 'Avec un nom et un code inventés.',
    pdf: 'Voir le courrier (PDF, nouvel onglet)',
    pdfLater: 'L’exemple en PDF se prépare.',
    opening: 'Le courrier s’ouvre…',
    mail: 'Lire l’e-mail',
    letter: 'Lire le courrier en texte',
    subject: 'Objet',
    code: (code: string) => `Code inventé : ${code}`,
    blocked: 'Votre navigateur a bloqué le nouvel onglet : le fichier a été téléchargé.',
  },
  outlook: {
    title: 'Assez de créneaux ?',
    enough: 'Les créneaux ouverts suffisent.',
    shortTitle: 'Les créneaux ouverts ne suffisent pas',
    short:
      'Des personnes qui répondront ne trouveront pas de rendez-vous. Mieux vaut ouvrir des créneaux d’abord.',
    letters: 'Courriers à envoyer',
    takeUp: 'Part qui prend d’ordinaire rendez-vous',
    expected: 'Rendez-vous attendus',
    slots: 'Créneaux ouverts',
    atLeast: (count: number) => `au moins ${numberWords(count)}`,
    open: 'Ouvrir des créneaux',
    again: 'Compter de nouveau',
    override: 'Je sais que les créneaux manquent, et je veux envoyer quand même.',
    overrideLegend: 'Envoyer malgré tout ?',
    overrideMissing: 'Cochez la case si vous voulez envoyer malgré le manque de créneaux.',
  },
  approve: {
    title: 'Donner votre accord',
    lead: (count: number) =>
      `${capital(letters(count))} partiront : par e-mail quand c’est possible, sinon par la poste.`,
    leadDeferred: (count: number) =>
      count === 1
        ? 'Rien ne part tout de suite. Un courrier est reporté : il partira un autre mois, de lui-même.'
        : `Rien ne part tout de suite. ${capital(letters(count))} sont reportés : ils partiront un autre mois, d’eux-mêmes.`,
    when: 'Quand ?',
    now: 'Tout de suite',
    later: 'À un jour choisi',
    date: 'Jour',
    time: 'Heure',
    timeHint: 'Sans heure, l’envoi part à l’heure habituelle de ce courrier.',
    zone: 'L’heure est celle de la Caf.',
    confirm: 'Approuver l’envoi',
    errors: {
      when: 'Dites quand les courriers doivent partir.',
      date: 'Indiquez un jour.',
      past: 'Ce jour est passé.',
      far: 'Choisissez un jour dans les 90 jours.',
    },
    doubtsLeft: (count: number) =>
      count === 1
        ? 'Une ligne dans le doute n’est pas encore vérifiée : sans vous, aucun courrier ne part pour elle.'
        : `${capital(lines(count))} dans le doute ne sont pas encore vérifiées : sans vous, aucun courrier ne part pour elles.`,
  },
  progress: {
    title: 'Où en est l’envoi',
    bar: 'Courriers traités',
    done: (done: number, all: number) => `${numberWords(done)} sur ${letters(all)}`,
    rate: (perMinute: string) => `${perMinute} par minute`,
    left: (minutes: number) =>
      minutes <= 1 ? 'encore une minute environ' : `encore ${numberWords(minutes)} minutes environ`,
    spoken: [
      'L’envoi commence.',
      'Un quart est traité.',
      'La moitié est traitée.',
      'Les trois quarts sont traités.',
      'Tout est traité.',
    ],
    caption: 'Où se trouvent les courriers',
    where: 'État',
    count: 'Courriers',
    rows: {
      ready: 'Pas encore partis',
      underWay: 'En train de partir',
      mailed: 'Partis par e-mail',
      toPrint: 'À imprimer, lot en préparation',
      inBatch: 'Dans un lot à imprimer ou imprimé',
      returned: 'Revenus par la poste',
      cancelled: 'Annulés avant de partir',
    },
    bounced: (count: number, isPrinted: boolean) =>
      count === 1
        ? `Un e-mail est revenu${isPrinted ? '\u00a0: la personne reçoit un courrier imprimé' : ''}.`
        : `${count} e-mails sont revenus${isPrinted ? '\u00a0: ces personnes reçoivent un courrier imprimé' : ''}.`,
    complained: (count: number) =>
      count === 1
        ? 'Une personne a signalé notre e-mail comme indésirable.'
        : `${count} personnes ont signalé notre e-mail comme indésirable.`,
  },
  print: {
    title: 'Courriers à imprimer',
    lead: 'Chaque lot est un fichier PDF de 500 courriers au plus. Imprimez-le, mettez sous pli, postez, puis notez-le ici.',
    batch: (batch: number) => `Lot ${batch}`,
    waiting: 'Le fichier se prépare…',
    content: (count: number, pages: number) =>
      `${letters(count)}, ${pages === 1 ? 'une page' : `${numberWords(pages)} pages`}`,
    none: 'Plus aucun courrier à imprimer dans ce lot.',
    takenBack: 'L’envoi est annulé : ne postez pas ce lot. S’il est imprimé, détruisez-le.',
    takenBackTag: 'Annulé',
    pdf: 'Télécharger le PDF',
    manifest: 'Télécharger la liste des pages (CSV)',
    of: (batch: number) => ` du lot ${batch}`,
    mark: 'Noter comme imprimé et posté',
    markTitle: (batch: number) => `Le lot ${batch} est-il posté ?`,
    markWords: (count: number) =>
      `Dites oui quand tout le lot (${letters(count)}) est dans la boîte : on ne peut pas revenir en arrière.`,
    markYes: 'Oui, c’est posté',
    markNo: 'Pas encore',
    printed: (moment: string) => `Imprimé et posté : noté le ${moment}.`,
    toPrint: 'À imprimer',
    printedTag: 'Posté',
    preparing: 'En préparation',
    returned: 'Un courrier est revenu ? Notez-le.',
    audited: 'Ouvrir un lot est noté dans le journal des accès.',
    gone: 'Ce fichier a été effacé : il n’est gardé que 30 jours.',
  },
  results: {
    title: 'Résultats de l’envoi',
    lead: 'Ce que les courriers sont devenus, à ce jour.',
    link: 'Voir les résultats',
    back: 'Revenir à l’envoi',
    period: (from: string, to: string, scope: string) => `Du ${from} au ${to}. ${scope}.`,
    groups: {
      sent: 'Comment ils sont partis',
      back: 'Ce qui est revenu',
      answers: 'Ce que les personnes ont répondu',
    },
    rows: {
      mail: 'Par e-mail',
      print: 'Par la poste',
      bounced: 'E-mails revenus',
      returned: 'Courriers revenus',
      declined: 'Refus',
      booked: 'Rendez-vous pris',
      kept: 'Rendez-vous honorés',
    },
    of: (numerator: string, denominator: string) => `${numerator} sur ${denominator}`,
    nobody: 'Personne pour le moment',
    hidden: 'Non montré : le groupe est trop petit',
    table: 'Voir en tableau',
    caption: 'Résultats de l’envoi, en nombres',
    columns: ['Mesure', 'Nombre', 'Sur', 'Part'],
    free: 'Un refus ou une absence de réponse est un choix libre : ces chiffres ne jugent personne.',
  },
  returned: {
    title: 'Courriers revenus',
    lead: 'Une enveloppe est revenue sans avoir été remise ? Tapez le code du courrier, ou scannez son carré.',
    code: 'Code du courrier',
    hint: 'Huit lettres et chiffres, en bas de la page. Une douchette tape le code et valide seule.',
    note: 'Noter le retour',
    effect:
      'Le code ne marche plus et cette adresse n’est plus utilisée. La personne peut toujours prendre rendez-vous sans code.',
    said: {
      returned: 'C’est noté.',
      before: 'Ce retour était déjà noté.',
      used: 'C’est noté. La personne a déjà pris rendez-vous : son rendez-vous reste.',
    },
    log: (count: number) =>
      count === 1 ? 'Un courrier noté sur cette page' : `${count} courriers notés sur cette page`,
    logCaption: 'Ce que vous avez noté depuis l’ouverture de cette page',
    what: 'Résultat',
  },
};
