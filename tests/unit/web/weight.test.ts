import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { buildWeb } from '../../../local/web-build.ts';

const Chunk = z.object({
  file: z.string(),
  imports: z.array(z.string()).default([]),
  dynamicImports: z.array(z.string()).default([]),
  css: z.array(z.string()).default([]),
});
const Manifest = z.record(z.string(), Chunk);

const KB = 1_000;
const SCRIPT = 60 * KB;
const EVERYTHING = 100 * KB;
const STAFF = /^pro\//;
let folder: string;
let manifest: z.infer<typeof Manifest>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rdv-weight-'));
  await buildWeb(folder);
  manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')));
});
afterAll(() => rmSync(folder, { recursive: true }));

const packed = (file: string) => gzipSync(readFileSync(join(folder, file))).length;
const weight = (files: Iterable<string>) => [...files].reduce((sum, file) => sum + packed(file), 0);

/** Every file that these chunks need at once. */
function filesOf(names: readonly string[], found = new Set<string>()): Set<string> {
  for (const name of names) {
    const chunk = manifest[name];
    if (chunk === undefined || found.has(chunk.file)) continue;
    found.add(chunk.file);
    for (const css of chunk.css) found.add(css);
    filesOf(chunk.imports, found);
  }
  return found;
}

const ENGLISH = 'texts/en.ts';
/** English words that some pages alone fetch. */
const ENGLISH_THERE: Readonly<Record<string, string>> = {
  'pages/data-request.tsx': 'texts/data.en.ts',
  'pages/data-answer.tsx': 'texts/data.en.ts',
};
const englishOf = (page: string) =>
  ENGLISH_THERE[page] === undefined ? [ENGLISH] : [ENGLISH, ENGLISH_THERE[page]];

/** Every page and journey of allocataires; the words of the other language are none. */
const pagesOfFamilies = () =>
  [...chunksForFamilies()].filter(
    (name) => /^[a-z]/.test(name) && name !== 'index.html' && !name.startsWith('texts/'),
  );

const scriptsOf = (...names: string[]) =>
  [...filesOf(['index.html', ...names])].filter((file) => file.endsWith('.js'));

/** The whole of what allocataires can ever fetch: the start, each page, both languages. */
const everythingForFamilies = () => filesOf([...chunksForFamilies()]);

function chunksForFamilies(): Set<string> {
  const seen = new Set<string>();
  const visit = (name: string) => {
    if (seen.has(name) || STAFF.test(name)) return;
    seen.add(name);
    for (const next of [...(manifest[name]?.imports ?? []), ...(manifest[name]?.dynamicImports ?? [])])
      visit(next);
  };
  visit('index.html');
  return seen;
}

const ALWAYS = ['service', 'call-back', 'video', 'personal-data', 'accessibility', 'cookies', 'not-found'];
/** The pages that one person comes to in one matter, from the first to the last. */
const JOURNEYS = {
  'books, by oneself or with the code of a letter': ['booking/booking', 'invitation', 'own-appointment'],
  'answers as a party': ['invitation', 'own-appointment', 'mediation-party'],
  'asks for a consultation and answers times': ['ask', 'own-request', 'own-appointment'],
  'waits for an earlier time': ['tell-me', 'waiting-place', 'own-appointment'],
  'refers somebody': ['partner'],
  'asks for their data and reads the answer': ['data-request', 'data-answer'],
};
const pageName = (page: string) => (page.includes('/') ? `${page}.tsx` : `pages/${page}.tsx`);

// French is the language of the start; whoever chooses English fetches its words besides.
test.each(Object.entries(JOURNEYS))(
  'whoever %s fetches at most 60 KB of script in all, gzipped',
  (_, journey) => {
    const pages = [...ALWAYS, ...journey].map(pageName);
    expect(pages.filter((page) => manifest[page] === undefined)).toEqual([]);
    expect(weight(scriptsOf(...pages))).toBeLessThanOrEqual(SCRIPT);
  },
);

test('no page of allocataires is left out of these journeys', () => {
  const known = new Set([...ALWAYS, ...Object.values(JOURNEYS).flat()].map(pageName));
  expect(pagesOfFamilies().filter((page) => !known.has(page))).toEqual([]);
  const weighed = scriptsOf(...known, ...[...known].flatMap(englishOf));
  const all = [...everythingForFamilies()].filter((file) => file.endsWith('.js'));
  expect(all.sort()).toEqual(weighed.sort());
});

test('each page in English is at most 60 KB of script, gzipped, the French words that came first among them', () => {
  const pages = pagesOfFamilies();
  expect(pages.length).toBeGreaterThan(5);
  for (const page of pages)
    expect([page, weight(scriptsOf(page, ...englishOf(page))) <= SCRIPT]).toEqual([page, true]);
});

test('and at most 100 KB with styles, document and picture; fonts are the system’s', () => {
  const files = [...everythingForFamilies(), 'index.html', 'icon.svg'];
  expect(weight(files)).toBeLessThanOrEqual(EVERYTHING);
  expect(files.filter((file) => /\.(woff2?|ttf|otf)$/.test(file))).toEqual([]);
});

test('nothing of the staff pages is among them', () => {
  const staff = [...filesOf(Object.keys(manifest).filter((name) => STAFF.test(name)))];
  const families = everythingForFamilies();
  const shared = staff.filter((file) => families.has(file));
  expect(staff.length).toBeGreaterThan(shared.length);
  for (const file of shared)
    expect(readFileSync(join(folder, file), 'utf8')).not.toMatch(/oidc|signinRedirect/);
});

test('nothing is inline, nothing comes from elsewhere', () => {
  const document = readFileSync(join(folder, 'index.html'), 'utf8');
  expect(document).not.toMatch(/<script(?![^>]*\ssrc=)|<style|\son\w+=|style=|https?:\/\//);
});

/** What phones sold until 2020 (Chrome 84, Safari 14) lack and nothing polyfills; sorting and searching have older words. */
const TOO_YOUNG =
  /\.(at|toSorted|toReversed|toSpliced|findLast|replaceAll|groupBy|hasOwn)\(|AbortSignal\.(any|timeout)|structuredClone\(|randomUUID\(|Promise\.(any|withResolvers)\(/;

test('nothing that an allocataire’s page runs is younger than a phone of 2020', () => {
  const scripts = [...everythingForFamilies()].filter((file) => file.endsWith('.js'));
  const young = scripts.flatMap((file) => {
    const found = TOO_YOUNG.exec(readFileSync(join(folder, file), 'utf8'));
    return found === null ? [] : [`${file}: ${found[0]}`];
  });
  expect(young).toEqual([]);
});
