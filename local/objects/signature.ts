import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { sameText } from '../../shared/config/keyring.ts';

interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Whether S3 would let this request in: signed in its address by our key, for this method, file and headers, and not too long ago. Requests signed
 * in a header come from our own functions and are let through when they name our key. `now`: epoch ms.
 */
export function isLetIn(request: IncomingMessage, key: Key, now: number): boolean {
  const header = request.headers.authorization;
  if (header !== undefined) return header.includes(`Credential=${key.accessKeyId}/`);
  const url = new URL(request.url ?? '/', 'http://local');
  const given = url.searchParams.get('X-Amz-Signature');
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const seconds = Number(url.searchParams.get('X-Amz-Expires'));
  if (given === null || !(now < signedAt(date) + seconds * 1_000)) return false;
  url.searchParams.delete('X-Amz-Signature');
  return sameText(given, signatureOf(request, url, key, date));
}

function signedAt(date: string): number {
  return Date.parse(date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));
}

/** AWS Signature Version 4 of an address, as documented for presigned requests. */
function signatureOf(request: IncomingMessage, url: URL, key: Key, date: string): string {
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const names = (url.searchParams.get('X-Amz-SignedHeaders') ?? 'host').split(';');
  const headers = names.map((name) => `${name}:${String(request.headers[name] ?? '').trim()}\n`).join('');
  const canonical = [request.method, url.pathname, query, headers, names.join(';'), 'UNSIGNED-PAYLOAD'];
  const scope = (url.searchParams.get('X-Amz-Credential') ?? '').split('/').slice(1);
  const signing = scope.reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${key.secretAccessKey}`,
  );
  const text = ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical.join('\n'))].join('\n');
  return hmac(signing, text).toString('hex');
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
