/** What the menu says; the pages' own words are fetched with them. */
export const texts = {
  runs: 'Envois de courriers',
  handIn: 'Déposer une liste',
  returned: 'Courriers revenus',
};
