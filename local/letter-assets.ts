import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const TARGET = new URL('../shared/letters/assets.json', import.meta.url);

/**
 * The fonts and the colour profile of letters as one JSON file, so that a bundle carries them: a function has no `node_modules`.
 * Atkinson Hyperlegible Next (SIL Open Font License 1.1), made by the Braille Institute so that no two signs look alike; the sRGB
 * profile of the International Color Consortium, as pdfkit ships it.
 */
export function letterAssets(): string {
  const require = createRequire(import.meta.url);
  const profile = join(dirname(require.resolve('pdfkit')), 'data/sRGB_IEC61966_2_1.icc');
  const assets = {
    regular: packed(
      require.resolve(
        '@expo-google-fonts/atkinson-hyperlegible-next/400Regular/AtkinsonHyperlegibleNext_400Regular.ttf',
      ),
    ),
    semiBold: packed(
      require.resolve(
        '@expo-google-fonts/atkinson-hyperlegible-next/600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf',
      ),
    ),
    profile: packed(profile),
  };
  return `${JSON.stringify(assets, null, 2)}\n`;
}

const packed = (file: string) => readFileSync(file).toString('base64');

if (import.meta.main) writeFileSync(TARGET, letterAssets());
