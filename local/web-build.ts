import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { ROOT } from './options.ts';

/** Builds the browser client into `folder`, so that two machines never write into one. @throws Error with what the builder said. */
export async function buildWeb(folder: string): Promise<void> {
  const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(ROOT, 'web', 'vite.config.ts');
  const child = spawn(
    process.execPath,
    [vite, 'build', '--config', config, '--outDir', folder, '--logLevel', 'warn'],
    // What people get, also when a test asks for it.
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NODE_ENV: 'production' } },
  );
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said.push(Buffer.from(chunk));
    });
  await once(child, 'close');
  if (child.exitCode !== 0)
    throw new Error(`The pages could not be built:\n${Buffer.concat(said).toString('utf8')}`);
}
