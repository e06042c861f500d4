/** What the menu says; the pages' own words are fetched with them. */
export const texts = {
  queue: 'Demandes de consultation',
  handIn: 'Transmettre une demande',
  figures: 'Demandes\u00a0: chiffres',
};
