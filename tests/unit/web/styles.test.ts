import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../local/options.ts';

const WEB = join(ROOT, 'web');
const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((file) => !file.startsWith('dist'))
  .map((file) => join(WEB, file));
const textOf = new Map(
  files.filter((file) => /\.(tsx?|css)$/.test(file)).map((file) => [file, readFileSync(file, 'utf8')]),
);
const isStyle = (file: string) => file.endsWith('.css');

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => found ?? []);
const namedIn = (file: string, pattern: RegExp): string[] =>
  matches(textOf.get(file) ?? '', pattern).map((path) => resolve(dirname(file), path));

/** The file and all that comes with it, styles too; what is fetched later is not among it. */
function broughtBy(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const next of namedIn(file, /(?:from|import)\s+'(\.[^']+)'/g)) broughtBy(next, found);
  return found;
}

const classesIn = (style: string) => matches(textOf.get(style) ?? '', /\.([a-z][\w-]*)/g);
const stylesOf = (some: Iterable<string>) => new Set([...some].filter(isStyle).flatMap(classesIn));

/** Of every page: the design, and what the frame that it stands in brings. */
const design = files.filter((file) => isStyle(file) && file.startsWith(join(WEB, 'design')));
const frame = (page: string) => join(WEB, page.includes('/pro/') ? 'pro/pro.tsx' : 'main.tsx');
const known = stylesOf(files);
/** Parts that every page shares show some of their states on some pages only. */
const isForAll = (file: string) => ['app', 'design'].some((folder) => file.startsWith(join(WEB, folder)));
const pages = [...textOf.keys()]
  .flatMap((file) => namedIn(file, /import\(\s*'(\.[^']+\.tsx)'/g))
  .filter((page) => page !== join(WEB, 'pro/pro.tsx'));

test('every page brings the styles of what it shows, whatever page was opened before it', () => {
  expect(pages.length).toBeGreaterThan(40);
  const bare = pages.flatMap((page) => {
    const brought = broughtBy(page);
    const styled = stylesOf([...design, ...broughtBy(frame(page)), ...brought]);
    const own = [...brought].filter((file) => !isForAll(file));
    return own.flatMap((file) =>
      matches(textOf.get(file) ?? '', /\sclass="([^"]+)"/g)
        .flatMap((names) => names.split(' '))
        .filter((name) => known.has(name) && !styled.has(name))
        .map((name) => `${relative(WEB, page)}: ${name} of ${relative(WEB, file)}`),
    );
  });
  expect(bare).toEqual([]);
});
