import { printedCode } from '../shared/domain/invitation.ts';
import { createInvitation } from '../shared/store/invitations.ts';
import { runningTable } from './running-table.ts';
import { SAMPLE_CAF } from './sign-in/accounts.ts';

/** `npm run -s invitation` makes a letter's right to book mediation information for a made-up person, and prints its code. */
try {
  const { code } = await createInvitation(runningTable(), {
    caf: SAMPLE_CAF,
    service: 'entretien-information-mediation',
    person: { firstName: 'Camille', lastName: 'Exemple' },
    createdAt: Date.now(),
  });
  console.log(printedCode(code));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
