import { execSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { cdkJson, makeApp, scratchFolder, type Variant } from './support.ts';

function builtClient(): string {
  const client = scratchFolder();
  writeFileSync(join(client, 'index.html'), '<!doctype html>');
  return client;
}

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/a';
const VARIANTS: [string, Variant][] = [
  ['as cdk.json has it', {}],
  [
    'with everything that can be set',
    {
      context: {
        certificateArn,
        oidcIssuer: 'https://id.example',
        oidcAudience: 'rdv',
        oidcClientId: 'rdv-web',
        alarmEmail: 'astreinte@caf94.example',
      },
      client: builtClient(),
    },
  ],
];

/** `path rule` of everything the AwsSolutions pack finds. */
function findings(app: App): string[] {
  return new AwsSolutionsChecks(app)
    .validateScope(app)
    .violations.flatMap(({ ruleName, violatingResources }) =>
      violatingResources.map(({ constructPath }) => `${constructPath} ${ruleName}`),
    );
}

const Reasons = z.record(z.string(), z.string());
function acknowledgements(app: App) {
  return app.node.findAll().flatMap(({ node }) =>
    node.metadata
      .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
      .flatMap(({ data }) =>
        Object.entries(Reasons.parse(data)).map(([id, reason]) => ({
          path: node.path,
          rule: id.replace(/^.*::(?=Aws)/, ''),
          reason,
        })),
      ),
  );
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('cdk-nag', () => {
  it.each(VARIANTS)('has nothing to say of any stack, %s', (_, variant) => {
    expect(findings(makeApp(variant))).toEqual([]);
  });

  it.each(VARIANTS)('is answered with a reason, and only where it really asks, %s', (_, variant) => {
    const answers = acknowledgements(makeApp(variant));
    for (const { path, reason } of answers) expect(reason.length, path).toBeGreaterThan(40);
    vi.spyOn(Validations.prototype, 'acknowledge').mockReturnValue(undefined);
    const asked = findings(makeApp(variant));
    expect(asked.length).toBeGreaterThan(0);
    for (const { path, rule } of answers)
      expect(
        asked.filter((finding) => finding.startsWith(path) && finding.endsWith(` ${rule}`)),
        `${path} ${rule}`,
      ).not.toEqual([]);
  });
});

describe('the command in cdk.json', () => {
  it('makes every template without an account, and neither cdk-nag nor CloudFormation’s own validator finds a fault', () => {
    const outdir = scratchFolder();
    execSync(cdkJson.app, {
      env: {
        PATH: process.env['PATH'],
        HOME: outdir,
        CDK_OUTDIR: outdir,
        CDK_CONTEXT_JSON: JSON.stringify({ ...cdkJson.context, 'aws:cdk:bundling-stacks': [] }),
      },
    });
    const made = readdirSync(outdir);
    expect(made.filter((file) => file.endsWith('.template.json'))).toHaveLength(8);
    const report: unknown = JSON.parse(readFileSync(join(outdir, 'validation-report.json'), 'utf8'));
    expect(report).toMatchObject({ pluginReports: [] });
  }, 120_000);
});
