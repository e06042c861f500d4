import { describe, expect, it } from 'vitest';
import { ListRefused } from '../../../shared/campaigns/decode.ts';
import { type ListBlock, readList } from '../../../shared/campaigns/read-list.ts';
import { rejectsHead, rejectsLines } from '../../../shared/campaigns/rejects.ts';
import { aLine, aList, HEADER } from '../../support/campaign-lines.ts';

const TODAY = '2026-11-30';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(file: string | Uint8Array, size = 1_000) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const blocks: ListBlock[] = [];
  for await (const block of readList(inPieces(bytes, size), { today: TODAY })) blocks.push(block);
  return {
    header: blocks[0]?.header,
    accepted: blocks.flatMap(({ accepted }) => accepted),
    rejected: blocks.flatMap(({ rejected }) => rejected),
  };
}

const ACCENTS = aList(aLine(1, { firstName: 'Élodie', lastName: 'Œuvré' }), aLine(2, { firstName: 'Zoë' }));

/** Windows-1252: one byte for each sign of Latin-1, and œ, ’ of its own. */
const windows1252 = (text: string) =>
  Buffer.from([...text].map((sign) => ({ Œ: 0x8c, œ: 0x9c, '’': 0x92 })[sign] ?? sign.charCodeAt(0)));

describe('a list is read', () => {
  it.each([
    ['UTF-8', Buffer.from(ACCENTS)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${ACCENTS}`)],
    ['Windows-1252', windows1252(ACCENTS)],
  ])('in %s, in pieces of any size', async (_, bytes) => {
    for (const size of [1, 3, 7, 10_000]) {
      const { accepted, rejected } = await read(bytes, size);
      expect(rejected).toEqual([]);
      expect(accepted.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).toEqual([
        'Élodie Œuvré',
        'Zoë Exemple-c',
      ]);
    }
  });

  it('a damaged sign in UTF-8 spoils its own line only', async () => {
    const bytes = Buffer.from(
      aList(aLine(1, { firstName: 'Élodie' }), aLine(2, { firstName: 'Zo#' }), aLine(3)),
    );
    bytes[bytes.indexOf('Zo#') + 2] = 0xeb;
    const { accepted, rejected } = await read(bytes);
    expect(accepted.map(({ line }) => line)).toEqual([2, 4]);
    expect(rejected.map(({ reject }) => [reject.line, reject.reason])).toEqual([
      [3, 'La ligne contient un signe illisible. Enregistrez le fichier en UTF-8.'],
    ]);
  });

  it.each([';', ',', '\t'])('parted by « %s », lines ended by LF, CRLF or CR', async (delimiter) => {
    for (const end of ['\n', '\r\n', '\r']) {
      const file = [HEADER, aLine(1), aLine(2)].join(end).replaceAll(';', delimiter);
      expect((await read(file, 50)).accepted).toHaveLength(2);
    }
  });

  it('with quoted cells that hold the separator, quotes and line ends; numbers are those of the file', async () => {
    const file = [
      HEADER,
      aLine(1, { street: '"1 rue ""de l’Exemple""; fond\r\nde cour"' }),
      '',
      ';;;;;;;;;',
      aLine(2),
    ].join('\r\n');
    for (const size of [1, 13, 10_000]) {
      const { accepted, rejected } = await read(file, size);
      expect(rejected).toEqual([]);
      expect(accepted.map(({ line }) => line)).toEqual([2, 6]);
      expect(accepted[0]?.address[1]).toContain('"de l’Exemple"');
    }
  });

  it('L1: a quotation mark that is never closed spoils its own line only', async () => {
    const file = aList(
      aLine(1),
      aLine(2, { street: '"2 rue de l’Exemple' }),
      ...Array.from({ length: 30 }, (_, at) => aLine(at + 3)),
    );
    for (const size of [20, 10_000]) {
      const { accepted, rejected } = await read(file, size);
      expect(accepted).toHaveLength(31);
      expect(rejected.map(({ reject }) => reject.line)).toEqual([3]);
    }
  });

  it('L5: every line that is not empty is accepted or rejected, once', async () => {
    const lines = Array.from({ length: 500 }, (_, at) =>
      at % 7 === 0 ? '' : at % 5 === 0 ? aLine(at, { date: 'hier' }) : aLine(at),
    );
    const { accepted, rejected } = await read(aList(...lines), 333);
    expect(accepted.length + rejected.length).toBe(lines.filter((line) => line !== '').length);
    const numbers = [...accepted.map(({ line }) => line), ...rejected.map(({ reject }) => reject.line)];
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each([
    ['an empty file', Buffer.from(''), /vide/],
    ['lines without a header', Buffer.from(`${aLine(1)}\r\n${aLine(2)}`), /première ligne/],
    ['a workbook', Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3]), /classeur/],
    ['UTF-16', Buffer.from(`\ufeff${ACCENTS}`, 'utf16le'), /UTF-16/],
  ])('%s is refused as a whole, with what to do', async (_, bytes, why) => {
    await expect(read(bytes)).rejects.toThrow(ListRefused);
    await expect(read(bytes)).rejects.toThrow(why);
  });
});

describe('the file of rejects', () => {
  it('L1: mended, can be sent again as it is', async () => {
    const { header, rejected } = await read(
      aList(
        aLine(1, { street: '1 rue; "ici"'.replaceAll('"', '""').replace(/^|$/g, '"'), date: '31/02/2026' }),
      ),
    );
    if (header === undefined) throw new Error('no header');
    const file = rejectsHead(header) + rejectsLines(header, rejected);
    expect(file).toContain(';2;date de l’événement;Cette date n’est pas correcte. Exemple : 15/11/2026.');
    const mended = await read(file.replace('31/02/2026', '28/02/2026'));
    expect(mended.rejected).toEqual([]);
    expect(mended.accepted[0]?.address[1]).toBe('1 rue; "ici"');
  });

  it('never gives a social security number back', async () => {
    const { header, rejected } = await read(
      aList(aLine(1, { street: '285039412345678' }), aLine(2, { date: '' })),
    );
    if (header === undefined) throw new Error('no header');
    const file = rejectsLines(header, rejected);
    expect(file).not.toContain('2850394');
    expect(file).not.toContain('Exemple-b');
    expect(file).toContain('Exemple-c');
  });
});

it('what a spreadsheet could take for a formula is given back harmless, and comes back as it was', async () => {
  const row = { street: '=HYPERLINK(A1)', phone: '+33 1 99 00', firstName: '@Camille' };
  const { header, rejected } = await read(aList(aLine(1, row)));
  if (header === undefined) throw new Error('no header');
  const file = rejectsHead(header) + rejectsLines(header, rejected);
  for (const start of ['=HYPERLINK', '+33', '@Camille']) expect(file).toContain(`'${start}`);
  expect(file).not.toMatch(/[;"\n][=+@]/);
  const again = await read(file);
  expect(again.rejected[0]?.cells.slice(0, 10)).toEqual(rejected[0]?.cells.slice(0, 10));
});
