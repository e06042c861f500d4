/** Words of the page of appointments to close. */
export const texts = {
  title: 'À clôturer',
  lead: 'Vos rendez-vous passés dont personne n’a dit comment ils se sont terminés. Une réponse suffit.',
  none: 'Tout est clôturé.',
  how: 'Comment cela s’est passé',
  said: (name: string, outcome: string) => `${name} : ${outcome.toLowerCase()}. C’est noté.`,
  open: 'Voir le rendez-vous',
  export: {
    title: 'Reporter dans Gesica',
    lead: 'Vos rendez-vous qui ont eu lieu, dans un fichier. Sans nom : le jour, l’heure, le lieu, et le numéro allocataire quand il est connu.',
    month: 'Quel mois',
    save: 'Télécharger le fichier',
    file: (month: string) => `rendez-vous_${month}.csv`,
  },
  figures: {
    title: 'Rendez-vous à clôturer',
    lead: (from: string, to: string) => `Du ${from} au ${to}, par service.`,
    service: 'Service',
    toClose: 'À clôturer',
    over: 'Rendez-vous passés',
    whole: 'Toute la Caf',
    caption: 'Rendez-vous passés et encore à clôturer, en nombre de rendez-vous',
    nothing: 'Aucun rendez-vous',
    protected: 'Protégé',
    note: 'Un chiffre est protégé quand il dirait quelque chose d’un seul professionnel, ou de moins de cinq personnes.',
  },
};
