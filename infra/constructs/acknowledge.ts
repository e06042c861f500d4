import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Says of this construct alone why a rule of cdk-nag does not hold, finding by finding. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>): void {
  Validations.of(construct).acknowledge(...Object.entries(reasons).map(([id, reason]) => ({ id, reason })));
}
