import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { BUCKET, startObjects } from '../../local/objects/server.ts';
import { freePort } from '../../local/ports.ts';
import { makeObjects, makeS3Client, type Objects } from '../../shared/store/objects.ts';

const KEY = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The local S3 of a test file, started by the first test that asks; `events` are those it told of uploads. */
export function localObjects(): { files(): Promise<Objects>; readonly events: Record<string, unknown>[] } {
  const events: Record<string, unknown>[] = [];
  let started: Promise<{ files: Objects; stop(): Promise<void> }> | undefined;
  afterAll(async () => (await started)?.stop());
  async function start() {
    const folder = mkdtempSync(join(tmpdir(), 'rdv-objects-'));
    const emit = (event: Record<string, unknown>) => void events.push(event);
    const server = await startObjects({ port: await freePort(), folder, key: KEY, emit });
    const client = makeS3Client({
      endpoint: server.address,
      client: { region: 'eu-west-3', credentials: KEY },
    });
    return {
      files: makeObjects(client, BUCKET),
      async stop() {
        client.destroy();
        await server.stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  }
  return {
    events,
    async files() {
      started ??= start();
      return (await started).files;
    },
  };
}
