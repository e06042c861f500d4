import { type Machine, startMachine } from './machine.ts';
import { readOptions } from './options.ts';

const say = (sentence: string) => console.log(sentence);

let machine: Machine | undefined;
let endingSince: number | undefined;

/** The first signal ends every part in order, a later one at once; Ctrl-C comes twice, from the terminal and from npm. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => {
    if (endingSince !== undefined && Date.now() - endingSince < 1_000) return;
    if (endingSince !== undefined || machine === undefined) process.exit(130);
    endingSince = Date.now();
    machine.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });

try {
  const options = readOptions(process.argv.slice(2), process.env);
  machine = await startMachine(options, say);
  say(`
rdv-famille runs on this machine. Data is kept in ${options.folder}; \`npm start -- --fresh\` forgets it.

  Web and API      ${machine.addresses.web}
  Mailbox          ${machine.addresses.mailbox}
  Sign-in          ${machine.addresses.issuer}
  Table            ${machine.addresses.table.endpoint} (${machine.addresses.table.name})

Sign in with a demonstration account, without a password: social-worker, mediator, psychologist, secretariat,
benefits-adviser, list-office, manager or admin. For scripts: npm run -s token -- mediator
A list of last month's separations to try an import with: ${machine.list}
A schedule by hand: npm run -s fire -- reminders --at 2026-12-01T08:00
DynamoDB Local cannot be told to listen on the loopback address alone: its port is open on every interface of this machine.
Ctrl-C ends every part.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
