/** Whose planning and whose agenda were looked at last, for as long as the tab: an address would carry it into the history (D1). */
export const PLANNING_OF = 'planning-of';
export const AGENDA_OF = 'agenda-of';
