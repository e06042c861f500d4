import { inject } from 'vitest';

/** Data folder of the machine that this test's worker has to itself: files that run side by side take nothing from each other. */
export function machineFolder(): string {
  const folders = inject('machineFolders');
  const folder = folders[Number(process.env['VITEST_POOL_ID']) - 1];
  if (folder === undefined) throw new Error('there are more workers than machines');
  return folder;
}
