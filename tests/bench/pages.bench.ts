import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse from 'lighthouse';
import { chromium } from 'playwright-core';
import { freePort } from '../../local/ports.ts';
import { startMachineProcess } from '../support/machine.ts';
import { type Line, median } from './measure.ts';

const CHROMIUM = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage'];
const PAGES = ['/', '/reserver', '/rendez-vous', '/invitation', '/rappel', '/pro'];
const WANTED = { accessibility: 100, performance: 95, 'best-practices': 95 } as const;
/** As developer tools call it: 400 kbit/s, 400 ms there and back. */
const SLOW_3G = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const USABLE_MS = 2_000;
const ROUNDS = 5;

/** Lighthouse's phone profile on the allocataire's pages, and how soon they can be used on a slow network. */
export async function pageLines(): Promise<Line[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-pages-'));
  const machine = await startMachineProcess(folder);
  try {
    const { web } = machine.addresses;
    return [...(await lighthouseLines(web)), ...(await slowLines(web))];
  } finally {
    await machine.end('SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  }
}

async function lighthouseLines(web: string): Promise<Line[]> {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...FLAGS, `--remote-debugging-port=${port}`],
  });
  const lines: Line[] = [];
  try {
    for (const path of PAGES) {
      const run = await lighthouse(`${web}${path}`, {
        port,
        logLevel: 'error',
        onlyCategories: Object.keys(WANTED),
      });
      for (const [category, wanted] of Object.entries(WANTED)) {
        const score = Math.round((run?.lhr.categories[category]?.score ?? 0) * 100);
        lines.push({
          group: 'pages',
          name: `${path}: Lighthouse ${category}, phone`,
          ours: String(score),
          baseline: String(wanted),
          ratio: score / wanted,
          wanted: '≥ 1',
          met: score >= wanted,
        });
      }
    }
  } finally {
    await browser.close();
  }
  return lines;
}

/** From the address to a page that can be used, after the first load, against the wanted two seconds. */
async function slowLines(web: string): Promise<Line[]> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
    const first = await usable(context, web);
    const times: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) times.push(await usable(context, web));
    const again = median(times);
    return [
      {
        group: 'pages',
        name: '/: usable on slow 3G after the first load',
        ours: `${again.toFixed(0)} ms (first load ${first.toFixed(0)} ms)`,
        baseline: `${USABLE_MS} ms`,
        ratio: again / USABLE_MS,
        wanted: '≤ 1',
        met: again <= USABLE_MS,
      },
    ];
  } finally {
    await browser.close();
  }
}

type Context = Awaited<ReturnType<Awaited<ReturnType<typeof chromium.launch>>['newContext']>>;

async function usable(context: Context, web: string): Promise<number> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', SLOW_3G);
  const start = performance.now();
  await page.goto(web, { waitUntil: 'commit' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  const time = performance.now() - start;
  await page.close();
  return time;
}
