import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fontkit from '@pdf-lib/fontkit';
import { build } from 'esbuild';
import { afterAll, describe, expect, it } from 'vitest';
import { BUNDLING } from '../../../infra/constructs/bundling.ts';
import { letterAssets } from '../../../local/letter-assets.ts';
import { PrintedText } from '../../../shared/domain/letter.ts';
import assets from '../../../shared/letters/assets.json' with { type: 'json' };
import { aLetter } from '../../support/letters.ts';
import { textOfPage, withPdf } from '../../support/pdf.ts';

const ROOT = join(import.meta.dirname, '../../..');

describe('the fonts of letters', () => {
  it('are those of the package, as node local/letter-assets.ts writes them', () => {
    expect(readFileSync(join(ROOT, 'shared/letters/assets.json'), 'utf8')).toBe(letterAssets());
  });

  it('have every sign that an address or a text may hold', () => {
    const signs = Array.from({ length: 0x2fff }, (_, code) => String.fromCodePoint(code)).filter(
      (sign) => PrintedText.safeParse(`a${sign}a`).data === `a${sign}a`,
    );
    expect(signs.length).toBeGreaterThan(250);
    for (const font of [assets.regular, assets.semiBold]) {
      const known = new Set(fontkit.create(Buffer.from(font, 'base64')).characterSet);
      expect(signs.filter((sign) => !known.has(sign.codePointAt(0) ?? 0))).toEqual([]);
    }
  });
});

describe('letters in a deployed function', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rdv-letters-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('come out of one bundled file, far from node_modules', async () => {
    const contents = `import { renderLetter } from './shared/letters/render.ts';
      let read = ''; process.stdin.on('data', (part) => (read += part)).on('end', () =>
        renderLetter(JSON.parse(read)).then((pdf) => process.stdout.write(Buffer.from(pdf).toString('base64'))));`;
    await build({
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
      outfile: join(folder, 'index.js'),
      bundle: true,
      platform: 'node',
      format: BUNDLING.format,
      target: BUNDLING.target,
      minify: BUNDLING.minify,
      mainFields: [...BUNDLING.mainFields],
      logLevel: 'error',
    });
    const running = promisify(execFile)(process.execPath, ['index.js'], { cwd: folder, maxBuffer: 2 ** 24 });
    running.child.stdin?.end(JSON.stringify(aLetter()));
    const { stdout } = await running;
    const text = await withPdf(new Uint8Array(Buffer.from(stdout, 'base64')), async (doc) =>
      textOfPage(await doc.getPage(1)),
    );
    expect(text).toContain('Camille Exemple');
    expect(text).toContain('ACDE-4793');
  });
});
