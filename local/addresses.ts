import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** Where everything answers, for scripts. The table is in the database of this access key and region. */
export const Addresses = z.object({
  api: z.url(),
  web: z.url(),
  mailbox: z.url(),
  issuer: z.url(),
  control: z.url(),
  table: z.object({
    endpoint: z.url(),
    name: z.string(),
    region: z.string(),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
  }),
});
export type Addresses = z.infer<typeof Addresses>;

const path = (folder: string) => join(folder, 'addresses.json');

export function writeAddresses(folder: string, addresses: Addresses): void {
  writeFileSync(path(folder), `${JSON.stringify(addresses, null, 2)}\n`);
}

export function removeAddresses(folder: string): void {
  rmSync(path(folder), { force: true });
}

/** @throws Error in one sentence when nothing runs on `folder`. */
export function readAddresses(folder: string): Addresses {
  try {
    return Addresses.parse(JSON.parse(readFileSync(path(folder), 'utf8')));
  } catch {
    throw new Error('Nothing runs here: start it with `npm start` and try again.');
  }
}
