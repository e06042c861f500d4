import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesise } from './support.ts';

const FOLDER = 'docs/runbooks';
const alarms = synthesise()
  .all('AWS::CloudWatch::Alarm', z.object({ AlarmName: z.string(), AlarmDescription: z.string() }))
  .map(({ is }) => {
    const [, impact = '', file = '', section = ''] =
      /^(.*) What to do: (docs\/runbooks\/[a-z-]+\.md)#([a-z-]+)$/.exec(is.AlarmDescription) ?? [];
    return { name: is.AlarmName, impact, file, section };
  });
const files = readdirSync(FOLDER).filter((file) => file !== 'README.md');

/** Sections of a runbook by heading. */
function sections(file: string): Map<string, string> {
  const [, ...parts] = readFileSync(file, 'utf8').split(/^## /m);
  return new Map(parts.map((part) => [part.slice(0, part.indexOf('\n')), part]));
}

describe('the runbooks', () => {
  it.each(alarms)(
    '$name has one: what it means, what people notice, what to do',
    ({ name, impact, file, section }) => {
      expect(name).toBe(`rdv-famille-${file.replace(/^.*\/|\.md$/g, '')}-${section}`);
      expect(readFileSync(file, 'utf8')).toContain(impact);
      const text = sections(file).get(section);
      for (const part of ['**Means.**', '**People notice.**', '**Do.**'])
        expect(text, `${file}#${section}`).toContain(part);
    },
  );

  it('speak of alarms that exist, and of no others', () => {
    const written = files.flatMap((file) =>
      [...sections(`${FOLDER}/${file}`).keys()].map((section) => `${FOLDER}/${file}#${section}`),
    );
    expect(written.sort()).toEqual(alarms.map(({ file, section }) => `${file}#${section}`).sort());
  });

  it('are all in the list that one opens first', () => {
    const index = readFileSync(`${FOLDER}/README.md`, 'utf8');
    for (const file of files) expect(index).toContain(`(${file})`);
  });

  it.each([...files.map((file) => `${FOLDER}/${file}`), `${FOLDER}/README.md`, 'docs/deploy.md'])(
    '%s points to what is there',
    (file) => {
      const links = [...readFileSync(file, 'utf8').matchAll(/\]\(([^)]+)\)/g)].map(([, link = '']) => link);
      for (const link of links) {
        const [path = '', heading] = link.split('#');
        const target = path === '' ? file : new URL(path, `file:///${file}`).pathname.slice(1);
        expect(existsSync(target), link).toBe(true);
        if (heading !== undefined) expect(headings(target), link).toContain(heading);
      }
    },
  );
});

/** Headings as links name them. */
function headings(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\d -]/gu, '')
      .replaceAll(' ', '-'),
  );
}
