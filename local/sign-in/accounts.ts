import { Role } from '../../shared/domain/words.ts';

/** The resource that access tokens are for: what the authorizer expects as audience. */
export const AUDIENCE = 'urn:rdv-famille:api';
export const CLIENT_ID = 'rdv-famille-web';

/** The Caf of the demonstration accounts and the sample data. */
export const SAMPLE_CAF = '94';

/** How many demonstration accounts a role has; one where nothing is said. */
const COUNTS: Partial<Record<Role, number>> = { 'social-worker': 8, mediator: 2, psychologist: 3 };

const LABELS: Record<Role, string> = {
  'social-worker': 'Travail social',
  mediator: 'Médiation familiale',
  psychologist: 'Psychologue',
  secretariat: 'Secrétariat',
  'benefits-adviser': 'Conseil prestations',
  'list-office': 'Étude et pilotage',
  manager: 'Encadrement',
  admin: 'Administration',
};

export interface Account {
  /** Name and subject in one: `mediator`, `mediator-2`. */
  readonly subject: string;
  readonly role: Role;
  readonly label: string;
  readonly claims: { readonly memberships: readonly string[] };
}

/** Demonstration accounts of the sample Caf, at least two for each role. */
export const ACCOUNTS: readonly Account[] = Role.options.flatMap((role) =>
  Array.from({ length: COUNTS[role] ?? 2 }, (_, index) => ({
    subject: index === 0 ? role : `${role}-${index + 1}`,
    role,
    label: index === 0 ? LABELS[role] : `${LABELS[role]} ${index + 1}`,
    claims: { memberships: [`${SAMPLE_CAF}:${role}`] },
  })),
);

export function findAccount(subject: string): Account | undefined {
  return ACCOUNTS.find((account) => account.subject === subject);
}
