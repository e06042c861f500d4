import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../functions/table.ts';

const root = new URL('../../', import.meta.url);
const architecture = readFileSync(new URL('docs/architecture.md', root), 'utf8');

describe('docs/architecture.md', () => {
  it('lists every function with its right on the table', () => {
    for (const [name, definition] of Object.entries(FUNCTIONS)) {
      const row = architecture.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row, name).toBeDefined();
      expect(row?.split('|')[3]?.trim(), name).toBe(definition.table);
    }
  });

  it('names every partition of the table', () => {
    const keys = readFileSync(new URL('shared/store/keys.ts', root), 'utf8');
    const partitions = new Set(
      [...keys.matchAll(/(?:pk: |=> )[`'](?:\$\{caf\}#)?([A-Z]+)/g)].map(([, name]) => name),
    );
    expect(partitions.size).toBeGreaterThan(15);
    for (const name of partitions) expect(architecture).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

it('every link between the documents leads somewhere', () => {
  const files = [
    'README.md',
    'CONTRIBUTING.md',
    ...markdown('docs/'),
    ...markdown('docs/adr/'),
    ...markdown('docs/runbooks/'),
  ];
  for (const file of files) {
    const text = readFileSync(new URL(file, root), 'utf8');
    for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g))
      if (!/^[a-z]+:/.test(target))
        expect(existsSync(new URL(target, new URL(file, root))), `${file} → ${target}`).toBe(true);
  }
});

function markdown(folder: string): string[] {
  return readdirSync(new URL(folder, root))
    .filter((name) => name.endsWith('.md'))
    .map((name) => folder + name);
}
