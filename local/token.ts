import { readAddresses } from './addresses.ts';
import { dataFolder } from './options.ts';
import { readSecrets } from './secrets.ts';
import { ACCOUNTS, findAccount } from './sign-in/accounts.ts';
import { signToken } from './sign-in/token.ts';

/** `npm run -s token -- mediator` prints an access token of a demonstration account, good for eight hours. */
try {
  const name = process.argv[2] ?? '';
  const account = findAccount(name);
  if (account === undefined)
    throw new Error(
      `There is no account "${name}". There are: ${ACCOUNTS.map(({ subject }) => subject).join(', ')}.`,
    );
  const folder = dataFolder(process.env);
  const { issuer } = readAddresses(folder);
  console.log(await signToken(account, { issuer, key: readSecrets(folder).signIn, lifetime: '8h' }));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
