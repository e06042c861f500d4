import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FUNCTIONS, type FunctionDefinition } from '../../functions/table.ts';
import { Environment } from '../../shared/config/environment.ts';
import { Flat, synthesise } from './support.ts';

const cloud = synthesise();
const table: Record<string, FunctionDefinition> = FUNCTIONS;
const names = Object.keys(table);
const rows = Object.entries(table);

const LOGS = '/aws/lambda/rdv-famille-';
const lambdas = cloud.all(
  'AWS::Lambda::Function',
  z.object({
    FunctionName: z.string(),
    Runtime: z.string(),
    Architectures: z.array(z.string()),
    Timeout: z.number(),
    MemorySize: z.number(),
    KmsKeyArn: Flat,
    Layers: z.array(z.string()).default([]),
    LoggingConfig: z.object({ LogGroup: Flat }),
    Environment: z.object({ Variables: z.record(z.string(), Flat) }).default({ Variables: {} }),
  }),
);

function deployed(name: string) {
  const found = lambdas.find(({ is }) => is.FunctionName === `rdv-famille-${name}`);
  if (found === undefined) throw new Error(`${name} is not deployed`);
  return found.is;
}

/** Variables that are the functions' own, not the secrets extension's. */
const variables = (name: string) =>
  Object.fromEntries(
    Object.entries(deployed(name).Environment.Variables).filter(
      ([variable]) => !/^(PARAMETERS_SECRETS|SECRETS_MANAGER|SSM_PARAMETER_STORE)_/.test(variable),
    ),
  );

describe('the functions', () => {
  it('are the folders, the table of functions and what is deployed: the same names', () => {
    const folders = readdirSync('functions', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(lambdas.map(({ is }) => is.FunctionName).sort()).toEqual(
      names.map((name) => `rdv-famille-${name}`).sort(),
    );
  });

  it.each(rows)('%s runs on Node 24 on arm64, within its time, with its variables encrypted', (name, row) => {
    expect(deployed(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Timeout: row.timeoutSeconds,
      KmsKeyArn: expect.stringContaining('Key'),
    });
  });

  it.each(names)('%s writes into a log that is encrypted and kept three months', (name) => {
    const groups = cloud.all(
      'AWS::Logs::LogGroup',
      z.object({ LogGroupName: z.string(), RetentionInDays: z.number(), KmsKeyId: Flat }),
    );
    const group = groups.find(({ is }) => is.LogGroupName === LOGS + name);
    expect(group?.is).toMatchObject({ RetentionInDays: 90, KmsKeyId: expect.stringContaining('Key') });
    expect(deployed(name).LoggingConfig.LogGroup).toBe(`<${group?.id}>`);
  });

  it.each(names)('%s is given only what it parses at start', (name) => {
    expect(Object.keys(Environment.shape)).toEqual(expect.arrayContaining(Object.keys(variables(name))));
  });

  it.each(names.filter((name) => name !== 'token-claims'))('%s would start with what it is given', (name) => {
    const asDeployed = JSON.parse(
      JSON.stringify(variables(name)).replaceAll(/<[^>]+>/g, 'https://example.com/a'),
    );
    expect(Environment.safeParse(asDeployed).error).toBeUndefined();
  });

  it('read their key from the secrets extension, those that need it and no others', () => {
    const asking = rows.filter(([, row]) => row.table !== 'none').map(([name]) => name);
    for (const name of names) {
      expect('SECRET_ID' in variables(name), name).toBe(asking.includes(name));
      expect(deployed(name).Layers.join(), name).toMatch(
        asking.includes(name) ? /Secrets-Lambda-Extension-Arm64/ : /^$/,
      );
      expect(variables(name)).not.toHaveProperty('SECRET_KEY');
    }
  });

  it('know the front door’s secret if they answer HTTP, and no others do', () => {
    for (const [name, row] of rows)
      expect('ORIGIN_SECRET' in variables(name), name).toBe(row.trigger === 'http');
  });

  it('say the web address of a trial instead of each Caf’s own when it is set', () => {
    const trial = synthesise({ context: { webAddress: 'https://essai.example/' } });
    const given = trial
      .all(
        'AWS::Lambda::Function',
        z.object({ FunctionName: z.string(), Environment: z.unknown().optional() }),
      )
      .find(({ is }) => is.FunctionName === 'rdv-famille-notifier');
    expect(given?.is.Environment).toMatchObject({ Variables: { WEB_ADDRESS: 'https://essai.example' } });
    expect(variables('notifier')).not.toHaveProperty('WEB_ADDRESS');
  });
});
