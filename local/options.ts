import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const ROOT = join(import.meta.dirname, '..');

export interface Options {
  /** Where data, secrets and addresses are kept. */
  readonly folder: string;
  /** First port; 0 takes free ones. */
  readonly portBase: number;
  /** Forget kept data first. */
  readonly fresh: boolean;
  /** Fill an empty table with sample professionals and availabilities. */
  readonly sample: boolean;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the arguments of `npm start`; throws an Error that says what is wrong. */
export function readOptions(args: readonly string[], environment: Environment): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      empty: { type: 'boolean', default: false },
    },
  });
  const portBase = Number(environment['PORT_BASE'] ?? 3_000);
  if (!Number.isInteger(portBase) || portBase < 0 || portBase > 65_000)
    throw new Error(`PORT_BASE must be a number between 0 and 65000, not ${environment['PORT_BASE']}.`);
  return {
    folder: dataFolder(environment, values.data),
    portBase,
    fresh: values.fresh,
    sample: !values.empty,
  };
}

/** `.local/` in the project unless `--data` or RDV_LOCAL_DIR says otherwise. */
export function dataFolder(environment: Environment, asked?: string): string {
  return resolve(asked ?? environment['RDV_LOCAL_DIR'] ?? join(ROOT, '.local'));
}
