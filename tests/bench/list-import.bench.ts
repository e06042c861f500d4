import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { aLine, HEADER } from '../support/campaign-lines.ts';
import { type Line, median, ms } from './measure.ts';

const LINES = 100_000;
const FEW = 10_000;
const ROUNDS = 5;
const WANTED = 0.5;
/** Ten times the lines may not take much more memory: what the engine has not cleared yet. */
const FLAT = 1.5;

const Measured = z.object({ ms: z.number(), peakMb: z.number(), lines: z.number() });

/** Reading and judging a list of 100,000 lines beside the bare parser on the same file, each in a process of its own, turn by turn. */
export function listImportLines(): Line[] {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-list-'));
  try {
    const many = listFile(folder, LINES);
    const few = listFile(folder, FEW);
    const run = (how: 'ours' | 'bare', file: string) =>
      Measured.parse(
        JSON.parse(
          execFileSync(process.execPath, [join(import.meta.dirname, 'list-import-child.ts'), how, file], {
            encoding: 'utf8',
          }),
        ),
      );
    const rounds = Array.from({ length: ROUNDS }, () => ({
      ours: run('ours', many),
      bare: run('bare', many),
    }));
    const ours = median(rounds.map((round) => round.ours.ms));
    const bare = median(rounds.map((round) => round.bare.ms));
    const peak = median(rounds.map((round) => round.ours.peakMb));
    const peakFew = median(Array.from({ length: ROUNDS }, () => run('ours', few).peakMb));
    const perSecond = Math.round(LINES / (ours / 1_000)).toLocaleString('en');
    return [
      {
        group: 'letters',
        name: `import of ${LINES.toLocaleString('en')} lines: ${perSecond} lines a second`,
        ours: ms(ours),
        baseline: `${ms(bare)}, csv-parse alone`,
        ratio: bare / ours,
        wanted: `≥ ${WANTED}`,
        met: bare / ours >= WANTED,
      },
      {
        group: 'letters',
        name: 'peak memory of that import',
        ours: `${peak.toFixed(0)} MB`,
        baseline: `${peakFew.toFixed(0)} MB, a tenth of the lines`,
        ratio: peak / peakFew,
        wanted: `≤ ${FLAT}`,
        met: peak / peakFew <= FLAT,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Every hundredth line is at fault; accents and quoted cells as in life. */
function listFile(folder: string, count: number): string {
  const path = join(folder, `${count}.csv`);
  const lines = Array.from({ length: count }, (_, at) =>
    aLine(at, {
      email: `personne.${at}@courriel.example`,
      phone: '01 99 00 12 34',
      street: at % 3 === 0 ? `"${at} rue de l’Exemple, ""Les Modèles"""` : `${at} rue de l’Exemple`,
      ...(at % 100 === 0 ? { date: '31/02/2026' } : {}),
    }),
  );
  writeFileSync(path, [HEADER, ...lines].join('\r\n'));
  return path;
}
