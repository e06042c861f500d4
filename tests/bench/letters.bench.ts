import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { type Line, median } from './measure.ts';

const CHILD = fileURLToPath(new URL('letter-child.ts', import.meta.url));
const LETTERS = 1000;
const LIBRARIES = ['pdfkit', 'react-pdf', 'pdf-lib'] as const;
const NAMES = {
  pdfkit: 'pdfkit as in its guide',
  'react-pdf': '@react-pdf/renderer',
  'pdf-lib': 'pdf-lib',
} as const;
const WANTED = 2;

const Measured = z.object({ ms: z.number(), megabytes: z.number(), bytes: z.number() });
type Measured = z.infer<typeof Measured>;

/**
 * A thousand letters in two files, as they are printed, beside the same words by each library compared, without its being PDF/A or
 * tagged. Ours runs before, between and after the others, each in a process of its own.
 */
export function letterLines(): Line[] {
  const ours = [measure('ours')];
  const others = LIBRARIES.map((library) => {
    const measured = measure(library);
    ours.push(measure('ours'));
    return { library, ...measured };
  });
  const ms = median(ours.map((one) => one.ms));
  const megabytes = median(ours.map((one) => one.megabytes));
  const slowest = others.reduce((one, other) => (other.ms > one.ms ? other : one));
  const memory = megabytes / slowest.megabytes;
  return [
    ...others.map((other): Line => {
      const ratio = other.ms / ms;
      const note = other === slowest ? ', the slowest' : '';
      return {
        group: 'letters',
        name: '1,000 letters to PDF',
        ours: seconds(ms),
        baseline: `${seconds(other.ms)}, ${NAMES[other.library]}${note}`,
        ratio,
        wanted: `≥ ${WANTED}`,
        met: ratio >= WANTED,
      };
    }),
    {
      group: 'letters',
      name: 'memory at the peak of a batch of 500',
      ours: `${megabytes.toFixed(0)} MB`,
      baseline: `${slowest.megabytes.toFixed(0)} MB, ${NAMES[slowest.library]}`,
      ratio: memory,
      wanted: '≤ 1',
      met: memory <= 1,
    },
  ];
}

function measure(library: string): Measured {
  const out = execFileSync(process.execPath, [CHILD, library, String(LETTERS)], { encoding: 'utf8' });
  return Measured.parse(JSON.parse(out));
}

const seconds = (ms: number) => `${(ms / 1000).toFixed(2)} s`;

if (import.meta.main) console.table(letterLines());
