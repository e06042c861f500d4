import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Addresses, readAddresses } from '../../../local/addresses.ts';
import type { Listening } from '../../../local/http.ts';
import { ROOT } from '../../../local/options.ts';
import { machineFolder } from './machine-folder.ts';
import { startProxy } from './proxy.ts';

/** Where a failed test leaves its screenshots. */
const SHOTS = join(ROOT, '.local', 'screenshots');
/** A phone of 360 pixels and a desk of 1280: the two widths at which everything is tried. */
export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1280, height: 900 };

export interface Stage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly addresses: Addresses;
  /** Console messages that this test provokes on purpose, such as a refused request. */
  readonly expectErrors: (pattern: RegExp) => void;
}

interface Setting extends BrowserContextOptions {
  readonly timeout?: number;
}

let browser: Browser;
let tests = 0;

/** Call once at the top of a file of browser tests: one Chromium for the file. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'],
    });
  });
  afterAll(() => browser.close());
}

/**
 * One test in a window of its own, which is its own client to the service. Any error on the console or thrown by a page fails it; a
 * failed test leaves a screenshot of each open page.
 */
export function onStage(name: string, play: (stage: Stage) => Promise<void>, setting: Setting = {}): void {
  const { timeout, ...options } = setting;
  test(
    name,
    async () => {
      tests += 1;
      const proxy = await startProxy(sourceAddress());
      const context = await browser.newContext({
        viewport: PHONE,
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        ...options,
        proxy: { server: proxy.address, bypass: '<-loopback>' },
      });
      await playOn(context, proxy, name, play);
    },
    timeout,
  );
}

async function playOn(
  context: BrowserContext,
  proxy: Listening,
  name: string,
  play: (stage: Stage) => Promise<void>,
) {
  const errors: string[] = [];
  const expected: RegExp[] = [];
  context.setDefaultTimeout(15_000);
  context.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} (${message.location().url})`);
  });
  context.on('weberror', (error) => errors.push(error.error().message));
  try {
    const page = await context.newPage();
    const addresses = readAddresses(machineFolder());
    await play({ page, context, addresses, expectErrors: (pattern) => expected.push(pattern) });
    const unexpected = errors.filter((error) => !expected.some((pattern) => pattern.test(error)));
    expect(unexpected, 'errors on the console').toEqual([]);
  } catch (error) {
    await leaveScreenshots(context, name);
    throw error;
  } finally {
    await context.close();
    await proxy.stop();
  }
}

/** Each test, in whatever file, asks from an address that none of the others has. */
function sourceAddress(): string {
  const worker = process.pid % 200;
  return `127.${1 + worker}.${Math.floor(tests / 250)}.${1 + (tests % 250)}`;
}

async function leaveScreenshots(context: BrowserContext, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  const file = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 80);
  for (const [at, page] of context.pages().entries()) {
    const path = join(SHOTS, `${file}-${at}.png`);
    await page.screenshot({ path, fullPage: true }).catch(() => undefined);
    console.error(`screenshot: ${path} (${page.url().split('#')[0]})`);
  }
}
