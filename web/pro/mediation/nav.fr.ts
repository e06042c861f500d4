/** What the menu says; the pages' own words are fetched with them. */
export const texts = {
  cases: 'Dossiers de médiation',
  figures: 'Activité de médiation',
  marks: 'Protéger une personne',
};
