import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { afterAll } from 'vitest';
import * as z from 'zod';
import { buildStacks } from '../../infra/build.ts';

const scratch: string[] = [];
afterAll(() => {
  for (const folder of scratch) rmSync(folder, { recursive: true, force: true });
});

/** A folder that goes when the test file is done. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-infra-'));
  scratch.push(folder);
  return folder;
}

const CdkJson = z.object({ app: z.string(), context: z.record(z.string(), z.unknown()) });
export const cdkJson = CdkJson.parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

const Template = z.object({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().default({}) })),
  Outputs: z.record(z.string(), z.unknown()).default({}),
});

export interface Resource<P> {
  /** Part of the stack's name behind the deployment's: `data`, `api`. */
  readonly stack: string;
  readonly id: string;
  readonly is: P;
}

export interface Variant {
  readonly context?: Record<string, string>;
  /** Folder of a built client. */
  readonly client?: string;
}

/** The app as `cdk synth` builds it from cdk.json, but for bundling the functions. */
export function makeApp({ context = {}, client }: Variant = {}): App {
  const app = new App({
    context: { ...cdkJson.context, ...context, 'aws:cdk:bundling-stacks': [] },
    outdir: scratchFolder(),
    // It takes seconds; the command in cdk.json is tested with it.
    builtinCloudFormationValidation: false,
  });
  // Whether somebody happens to have built the client here must not matter.
  buildStacks(app, client ?? join(scratchFolder(), 'not-built'));
  return app;
}

/** Every template of one deployment, as text and as resources by type. */
export function synthesise(variant: Variant = {}) {
  const { stacks } = makeApp(variant).synth();
  const templates = new Map(
    stacks.map(({ stackName, template }) => [
      stackName.replace('rdv-famille-', ''),
      Template.parse(template),
    ]),
  );
  return {
    stacks,
    names: [...templates.keys()],
    text: JSON.stringify([...templates.values()]),
    /** Resources of one type over all stacks, their properties parsed as far as the test looks at them. */
    all<S extends z.ZodType>(type: string, schema: S): Resource<z.infer<S>>[] {
      return [...templates].flatMap(([stack, { Resources }]) =>
        Object.entries(Resources).flatMap(([id, { Type, Properties }]) =>
          Type === type ? [{ stack, id, is: schema.parse(Properties) }] : [],
        ),
      );
    },
    template(stack: string): z.infer<typeof Template> {
      const found = templates.get(stack);
      if (found === undefined) throw new Error(`no stack ${stack}`);
      return found;
    },
  };
}

/** Text of a value in a template: what is only known at deployment stands as `<logical id>`. */
export function flat(value: unknown): string {
  if (typeof value === 'string') return value;
  const parsed = Intrinsic.parse(value);
  if ('Ref' in parsed) return `<${parsed.Ref}>`;
  if ('Fn::GetAtt' in parsed) return `<${parsed['Fn::GetAtt'].join('.')}>`;
  if ('Fn::ImportValue' in parsed) return `<${parsed['Fn::ImportValue']}>`;
  if ('Fn::GetStackOutput' in parsed) return `<${parsed['Fn::GetStackOutput'].StackName}>`;
  const [separator, parts] = parsed['Fn::Join'];
  return parts.map(flat).join(separator);
}

const Intrinsic = z.union([
  z.object({ Ref: z.string() }),
  z.object({ 'Fn::GetAtt': z.array(z.string()) }),
  z.object({ 'Fn::ImportValue': z.string() }),
  z.object({ 'Fn::GetStackOutput': z.object({ StackName: z.string() }) }),
  z.object({ 'Fn::Join': z.tuple([z.string(), z.array(z.unknown())]) }),
]);

/** One value or a list of them, flattened. */
export const Flat = z.unknown().transform(flat);
export const FlatList = z
  .union([z.array(z.unknown()), z.unknown()])
  .transform((value) => (Array.isArray(value) ? value : [value]).map(flat));
