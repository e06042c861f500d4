/** A mail taken apart again, so that a test reads what a mail client would. */
export interface ReadMail {
  readonly headers: ReadonlyMap<string, string>;
  readonly parts: readonly { readonly type: string; readonly content: string }[];
  readonly text: string;
  readonly html: string;
  readonly calendar: string | undefined;
}

/** Reads a multipart/alternative mail as this product writes them: parts in quoted-printable or base64. */
export function readMail(raw: Uint8Array): ReadMail {
  const whole = Buffer.from(raw).toString('latin1');
  const { headers, body } = split(whole);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined) throw new Error('not a multipart mail');
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((piece) => {
      const part = split(piece.replace(/^\r\n/, ''));
      return {
        type: part.headers.get('content-type') ?? '',
        content: decode(part.body.replace(/\r\n$/, ''), part.headers.get('content-transfer-encoding') ?? ''),
      };
    });
  const of = (type: string) => parts.find((part) => part.type.startsWith(type))?.content;
  return {
    headers,
    parts,
    text: of('text/plain') ?? '',
    html: of('text/html') ?? '',
    calendar: of('text/calendar'),
  };
}

function split(message: string): { headers: Map<string, string>; body: string } {
  const end = message.indexOf('\r\n\r\n');
  const lines = message
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n');
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())] as const;
    }),
  );
  return { headers, body: message.slice(end + 4) };
}

/** Encoded words of RFC 2047, as subjects in French are. */
function words(value: string): string {
  return value
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?(Q|B)\?([^?]*)\?=/gi, (_whole, how: string, text: string) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(text, 'base64').toString('utf8')
        : decode(text.replaceAll('_', ' '), 'quoted-printable'),
    );
}

function decode(content: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return Buffer.from(content, 'latin1').toString('utf8');
  const bytes = content
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
