/** What the menu says: apart, so that it is there before the pages are fetched. */
export const texts = { groups: 'Réunions' };
