/** What the menu says; the pages' own words are fetched with them. */
export const texts = { list: 'Demandes sur les données' };
