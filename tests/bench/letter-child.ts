import { argv, resourceUsage, stdout } from 'node:process';
import { makeCode } from '../../shared/domain/invitation.ts';
import { renderBatch } from '../../shared/letters/render.ts';
import { aLetter } from '../support/letters.ts';

/** Letters by one library, batch by batch, in a process of its own: `{ ms, megabytes, bytes }`, of memory what came on top. */
const [, , library = '', count = '0'] = argv;
/** Letters of one file, as they are printed. */
const BATCH = 500;

const render = await rendererOf(library);
let seed = 1;
const draw = (below: number) => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed % below;
};
const letters = Array.from({ length: Number(count) }, (_, at) =>
  aLetter(
    {
      address: [`Camille Exemple ${at}`, 'Résidence des Modèles', `${94_000 + (at % 999)} EXEMPLE-SUR-MARNE`],
      reference: `2026-12-${String(at).padStart(6, '0')}`,
    },
    makeCode(draw),
  ),
);
const before = resourceUsage().maxRSS;
const start = performance.now();
let bytes = 0;
for (let at = 0; at < letters.length; at += BATCH)
  bytes += (await render(letters.slice(at, at + BATCH))).length;
const ms = performance.now() - start;
const megabytes = (resourceUsage().maxRSS - before) / 1024;
stdout.write(JSON.stringify({ ms, megabytes, bytes }));

async function rendererOf(name: string): Promise<(all: typeof letters) => Promise<Uint8Array>> {
  if (name === 'ours') return async (all) => (await renderBatch(all)).pdf;
  const libraries = await import('./letter-libraries.ts');
  switch (name) {
    case 'pdfkit':
      return libraries.withPdfkit;
    case 'pdf-lib':
      return libraries.withPdfLib;
    case 'react-pdf':
      return libraries.withReactPdf;
    default:
      throw new Error(`unknown library ${name}`);
  }
}
