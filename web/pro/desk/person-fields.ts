/** A person as typed into a form of the desk; '' for what is not known. */
export interface TypedPerson {
  readonly lastName: string;
  readonly firstName: string;
  readonly email: string;
  readonly phone: string;
  readonly allocataireNumber: string;
}

export const NOBODY: TypedPerson = {
  lastName: '',
  firstName: '',
  email: '',
  phone: '',
  allocataireNumber: '',
};

/** Seven digits, a trailing letter tolerated; anything longer might be a social security number. */
export const isAllocataireNumber = (typed: string) => /^\d{7}\s?[A-Za-z]?$/.test(typed.trim());

/** What was typed and nothing else: the contract refuses empty texts. */
export function givenOf(person: Partial<TypedPerson>): Partial<TypedPerson> {
  return Object.fromEntries(
    Object.entries(person).flatMap(([field, typed]) => (typed.trim() === '' ? [] : [[field, typed.trim()]])),
  );
}
