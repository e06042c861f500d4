import { StringDecoder } from 'node:string_decoder';

/** The whole file cannot be read: `message` says in French what to do. */
export class ListRefused extends Error {
  override readonly name = 'ListRefused';
}

type Bytes = AsyncIterable<Uint8Array>;

/**
 * The text of a list, piece by piece: UTF-8 with or without a byte order mark, or else Windows-1252. The first sign that is not
 * ASCII decides, since hardly any text of Windows-1252 looks like UTF-8 there; a damaged one in UTF-8 becomes U+FFFD.
 * @throws ListRefused for files of a spreadsheet program and UTF-16.
 */
export async function* decodeText(bytes: Bytes): AsyncGenerator<string> {
  let decoder: { decode(chunk: Uint8Array): string; end(): string } | undefined;
  let first = true;
  let held: Uint8Array = new Uint8Array();
  for await (const chunk of bytes) {
    if (decoder !== undefined) {
      yield decoder.decode(chunk);
      continue;
    }
    const piece = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    if (first && piece.length < 4) {
      held = piece;
      continue;
    }
    if (first) refuseOtherForms(piece);
    first = false;
    const at = piece.findIndex((byte) => byte > 0x7f);
    // Four bytes tell; at the end of a chunk they may still be on their way.
    if (at !== -1 && at + 4 <= piece.length) {
      decoder = isUtf8At(piece, at) ? utf8() : windows1252();
      held = new Uint8Array();
      yield decoder.decode(piece);
    } else {
      const end = at === -1 ? piece.length : at;
      yield Buffer.from(piece.subarray(0, end)).toString('latin1');
      held = piece.subarray(end);
    }
  }
  if (decoder === undefined && held.length > 0) {
    if (first) refuseOtherForms(held);
    decoder = isUtf8At(
      held,
      held.findIndex((byte) => byte > 0x7f),
    )
      ? utf8()
      : windows1252();
    yield decoder.decode(held);
  }
  if (decoder !== undefined) yield decoder.end();
}

function refuseOtherForms(start: Uint8Array): void {
  const magic = Buffer.from(start.subarray(0, 4)).toString('hex');
  if (magic.startsWith('504b0304') || magic.startsWith('d0cf11e0'))
    throw new ListRefused('Ce fichier est un classeur. Enregistrez-le au format CSV, puis déposez-le.');
  if (magic.startsWith('fffe') || magic.startsWith('feff'))
    throw new ListRefused('Ce fichier est en UTF-16. Enregistrez-le au format CSV UTF-8, puis déposez-le.');
}

/** Whether the sign at `at` is well-formed UTF-8; also where there is none. */
function isUtf8At(bytes: Uint8Array, at: number): boolean {
  const lead = bytes[at];
  if (lead === undefined) return true;
  const more =
    lead >= 0xf0 && lead < 0xf5 ? 3 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xc2 && lead < 0xe0 ? 1 : 0;
  const rest = bytes.subarray(at + 1, at + 1 + more);
  return more > 0 && rest.length === more && rest.every((byte) => byte >> 6 === 0b10);
}

function utf8() {
  const decoder = new StringDecoder('utf8');
  return {
    decode: (chunk: Uint8Array) => decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)),
    end: () => decoder.end(),
  };
}

function windows1252() {
  const decoder = new TextDecoder('windows-1252');
  return {
    decode: (chunk: Uint8Array) => decoder.decode(chunk, { stream: true }),
    end: () => decoder.decode(),
  };
}
