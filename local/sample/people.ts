/** A made-up person: nobody bears these names, no number rings. */
export const person = (firstName: string, lastName: string, phone: string) => ({
  firstName,
  lastName,
  phone,
});

export const BY_PHONE = { by: 'phone', hours: ['morning'], discreet: false };
/** So that no mail and no call comes of it. */
export const NO_MESSAGE = { by: 'none', discreet: false };

/** Whom a social worker supports and a mediator sees. */
export const SUPPORTED = person('Andrea', 'Exemple Dix-neuf', '0199001904');
