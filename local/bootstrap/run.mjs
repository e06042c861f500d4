import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensure, root } from './ensure.mjs';

/** `run.mjs [--java] file.ts [arguments]`: runs a TypeScript file of the project under Node 24, whatever Node calls it. */
const args = process.argv.slice(2);
const java = args[0] === '--java';
const [file = '', ...rest] = java ? args.slice(1) : args;
const { node } = await ensure({ java });
const child = spawn(node, [join(root, file), ...rest], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.once('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1));
