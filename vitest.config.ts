import { defineConfig } from 'vitest/config';

const suite = (
  name: string,
  options: {
    testTimeout: number;
    globalSetup?: string;
    fileParallelism?: boolean;
    sequence?: { groupOrder: number };
    expect?: { poll: { timeout: number } };
  },
) => ({
  test: { name, include: [`tests/${name}/**/*.test.ts`], hookTimeout: 60_000, ...options },
});

/** Rungs from fast to slow. End-to-end files start whole machines of their own, so one at a time. */
export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    // As Node itself imports CommonJS.
    deps: { interopDefault: false },
    projects: [
      suite('unit', { testTimeout: 10_000 }),
      suite('infra', { testTimeout: 60_000 }),
      suite('store', { testTimeout: 30_000 }),
      suite('handlers', { testTimeout: 30_000 }),
      suite('browser', {
        testTimeout: 120_000,
        globalSetup: 'tests/browser/support/global-setup.ts',
        sequence: { groupOrder: 2 },
        // As long as a locator waits: pages read again by themselves every two seconds at the most often.
        expect: { poll: { timeout: 15_000 } },
      }),
      suite('e2e', { testTimeout: 120_000, fileParallelism: false, sequence: { groupOrder: 1 } }),
    ],
  },
});
