import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUDGET_KB, bundle, entryOf, ROOT, waitedFor } from '../support/bundles.ts';
import { scratchFolder } from './support.ts';

describe('the bundle of a function that somebody waits for', () => {
  it.each(waitedFor())('weighs no more than it may: %s', async (name) => {
    const file = join(scratchFolder(), `${name}.cjs`);
    await bundle(entryOf(name), file);
    expect(statSync(file).size / 1024).toBeLessThanOrEqual(BUDGET_KB);
  });

  it('finds its credentials in its environment, without what it leaves out', async () => {
    const file = join(scratchFolder(), 'clients.cjs');
    const contents = `export { DynamoDBClient } from '@aws-sdk/client-dynamodb'; export { S3Client } from '@aws-sdk/client-s3';`;
    await bundle({ contents, resolveDir: ROOT }, file);
    const script = `const clients = require(process.argv[1]);
      Promise.all(Object.values(clients).map((Client) => new Client({}).config.credentials()))
        .then((all) => process.stdout.write(all.map((one) => one.accessKeyId).join()));`;
    const said = execFileSync(process.execPath, ['-e', script, file], {
      cwd: scratchFolder(),
      env: { AWS_REGION: 'eu-west-3', AWS_ACCESS_KEY_ID: 'made-up', AWS_SECRET_ACCESS_KEY: 'made-up-too' },
      encoding: 'utf8',
    });
    expect(said).toBe('made-up,made-up');
  });
});
