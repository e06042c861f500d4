import { FUNCTIONS, type FunctionDefinition, type FunctionName } from '../functions/table.ts';

type Trigger = FunctionDefinition['trigger'];

/** A row of the table of functions with its name. */
export type Named<T extends Trigger = Trigger> = Extract<FunctionDefinition, { trigger: T }> & {
  readonly name: string;
};

const TABLE: Record<FunctionName, FunctionDefinition> = FUNCTIONS;

function hasTrigger<T extends Trigger>(
  row: FunctionDefinition,
  trigger: T,
): row is Extract<FunctionDefinition, { trigger: T }> {
  return row.trigger === trigger;
}

/** Every function that is started in this way. */
export function functionsOf<T extends Trigger>(trigger: T): Named<T>[] {
  return Object.entries(TABLE).flatMap(([name, row]) => (hasTrigger(row, trigger) ? [{ ...row, name }] : []));
}

export function functionNames(): string[] {
  return Object.keys(TABLE);
}
