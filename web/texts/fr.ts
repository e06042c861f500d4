/** Every word of the allocataire's pages in French: short sentences, everyday words, « vous ». `en.ts` has the same keys. */
export const fr = {
  page: {
    siteName: 'Votre rendez-vous à la Caf',
    waiting: 'Un instant…',
    tryAgain: 'Réessayer',
    errorTitle: 'Erreur : ',
  },
  frame: {
    skip: 'Aller au contenu',
    otherLanguage: 'English',
    myAppointment: 'Mon rendez-vous',
    callBack: 'Être rappelé',
    personalData: 'Données personnelles',
    accessibility: 'Accessibilité : non évaluée par un tiers',
    cookies: 'Cookies',
    staff: 'Espace professionnel',
  },
  form: {
    optional: '(facultatif)',
    errorTitle: (count: number) => (count === 1 ? 'Il y a une erreur' : `Il y a ${count} erreurs`),
  },
  problems: {
    OFFLINE:
      'La connexion ne répond pas. Vérifiez votre réseau, puis réessayez. Ce que vous avez écrit est gardé.',
    UNREADABLE: 'Le service a répondu de façon inattendue. Réessayez dans un instant.',
    INTERNAL: 'Une erreur est survenue de notre côté. Rien n’a été perdu. Réessayez.',
  },
};

export type Texts = typeof fr;
