import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ensure, root } from './ensure.mjs';

/**
 * `npm test`: installs what is missing, then every check and every test, and closes with one plain line of counts.
 * `npm test -- some/file` runs those tests alone. A failing step never keeps the later ones from running.
 */
const CHECKS = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the pages', command: ['tsc', '-p', 'web'] },
  { name: 'types of the browser tests', command: ['tsc', '-p', 'tests/browser'] },
  { name: 'lint and format', command: ['biome', 'check', '.'] },
  {
    name: 'dependency rules',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'shared',
      'functions',
      'infra',
      'local',
      'tests',
      'web',
    ],
  },
  { name: 'nothing unused', command: ['knip', '--no-progress', '--treat-config-hints-as-errors'] },
];

const { chromium } = await ensure({ java: true, chromium: true });
const env = {
  ...process.env,
  CHROMIUM: chromium,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
};
const wanted = process.argv.slice(2);
const counts = { passed: 0, failed: 0 };

for (const check of wanted.length > 0 ? [] : CHECKS) {
  const started = Date.now();
  const { code, output } = await runStep(check.command, 'pipe');
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  if (code !== 0) process.stdout.write(`${output}\n`);
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${check.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`,
  );
}

const tests = await runTests(wanted);
counts.passed += tests.passed;
counts.failed += tests.failed;
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);

/** Vitest speaks for itself; its JSON report is only counted. */
async function runTests(args) {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-famille-tests-'));
  const report = join(folder, 'report.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runStep(['vitest', 'run', ...reporters, ...args], 'inherit');
  const { passed, failed } = count(report);
  rmSync(folder, { recursive: true });
  // An error outside any test, or a run that ran nothing, fails too.
  const nothingRan = passed + failed === 0;
  return { passed, failed: failed === 0 && (code !== 0 || nothingRan) ? 1 : failed };
}

/** A file that could not even be loaded has no tests of its own and counts as one failure. */
function count(report) {
  let files;
  try {
    files = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return { passed: 0, failed: 0 };
  }
  const tests = files.flatMap((file) => file.assertionResults);
  const unloaded = files.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failed: tests.filter((test) => test.status === 'failed').length + unloaded.length,
  };
}

/** Runs a tool of node_modules under Node 24; an interruption reaches it before it ends us. */
function runStep([tool, ...args], output) {
  const chunks = [];
  const child = spawn(join(root, 'node_modules', '.bin', tool), args, {
    cwd: root,
    env,
    stdio: ['ignore', output, output],
  });
  child.stdout?.on('data', (chunk) => chunks.push(chunk));
  child.stderr?.on('data', (chunk) => chunks.push(chunk));
  const interrupt = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, interrupt);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, interrupt);
      if (signal !== null) process.exit(130);
      resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() });
    });
  });
}
