/** What the menu says; the pages' own words are fetched with them. */
export const texts = {
  referrals: 'Orientations',
  refer: 'Orienter une personne',
  toClose: 'À clôturer',
  toCloseFigures: 'Rendez-vous à clôturer',
};
