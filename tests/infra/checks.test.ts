import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { makeApp, type Variant } from './support.ts';

function builtClient(): string {
  const client = mkdtempSync(join(tmpdir(), 'client-'));
  writeFileSync(join(client, 'index.html'), '<!doctype html>');
  return client;
}

const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/a';
const VARIANTS: [string, Variant][] = [
  ['as cdk.json has it', {}],
  ['with a certificate and a built client', { context: { certificateArn }, client: builtClient() }],
  ['with a sign-in of its own', { context: { oidcIssuer: 'https://id.example', oidcAudience: 'rdv' } }],
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
  return app.node
    .findAll()
    .flatMap(({ node }) =>
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

describe('CloudFormation’s own validator', () => {
  it('finds no fault in any template', () => {
    const app = makeApp({ validated: true });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const { directory } = app.synth();
    expect(JSON.parse(readFileSync(join(directory, 'validation-report.json'), 'utf8'))).toMatchObject({
      pluginReports: [],
    });
  }, 120_000);
});
