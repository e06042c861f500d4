/** Every word of the signed-in pages. Professionals read French. */
export const texts = {
  frame: {
    siteName: 'Rendez-vous – espace professionnel',
    nav: 'Menu principal',
    signOut: 'Se déconnecter',
    profile: 'Mon profil',
  },
  nav: {
    agenda: 'Agenda',
    planning: 'Disponibilités',
    book: 'Prendre un rendez-vous',
    people: 'Rechercher une personne',
    toCall: 'Personnes à appeler',
    callBacks: 'Demandes de rappel',
    disruptions: 'Rendez-vous à replacer',
    duplicates: 'Doublons possibles',
    sideBySide: 'Agendas côte à côte',
    closures: 'Fermetures',
    team: 'Équipe',
    occupancy: 'Occupation',
  },
  signIn: {
    going: 'Connexion en cours…',
    failed: 'La connexion n’a pas abouti.',
    again: 'Se connecter',
  },
};
