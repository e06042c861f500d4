import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DateTime } from 'luxon';

const TEMPLATE = new URL('liste-du-mois.csv', import.meta.url);

/**
 * Writes a made-up list of last month's separations, with good and bad lines, for whoever tries an import: in the folder of the data, so that
 * its dates are always last month's. Answers its path.
 */
export function writeSampleList(folder: string, now: number, zone: string): string {
  const last = DateTime.fromMillis(now, { zone }).minus({ months: 1 });
  const path = join(folder, 'liste-du-mois.csv');
  const text = readFileSync(TEMPLATE, 'utf8')
    .replaceAll('{mois}', last.toFormat('MM/yyyy'))
    .replaceAll('{annee}', last.toFormat('yyyy'));
  writeFileSync(path, text);
  return path;
}
