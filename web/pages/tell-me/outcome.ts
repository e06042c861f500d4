/** How asking ended: on the list and written to, on the list and rung, or there already. */
export type Outcome = 'done' | 'called' | 'already';
