import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';
import { contentSecurityPolicy, PERMISSIONS_POLICY } from '../../shared/http/page-headers.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
/** Names of these files change with their content. */
const HASHED = /^\/assets\//;

export interface WebOptions {
  /** The built client. */
  readonly folder: string;
  /** What `/config.json` says. */
  readonly config: unknown;
  /** Sign-in and files: what the pages talk to beside their own origin. */
  readonly connectOrigins: readonly string[];
}

/** Serves the built client as the front door does in the cloud: its one document at every path without an extension, with the same policy. */
export function makeWeb({ folder, config, connectOrigins }: WebOptions) {
  const headers = {
    'content-security-policy': contentSecurityPolicy(connectOrigins),
    'permissions-policy': PERMISSIONS_POLICY,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = readPath(request);
    if (path === undefined || `${path}/`.startsWith('/v1/')) return false;
    if (path === '/config.json') {
      response.writeHead(200, {
        ...headers,
        'content-type': 'application/json',
        'cache-control': 'no-cache',
      });
      response.end(JSON.stringify(config));
      return true;
    }
    const file = fileOf(folder, path);
    if (file === undefined) return false;
    const packed = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    response.writeHead(200, {
      ...headers,
      'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
      'cache-control': HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'accept-encoding',
      ...(packed ? { 'content-encoding': 'gzip' } : {}),
    });
    if (request.method === 'HEAD') response.end();
    else if (packed) createReadStream(file).pipe(createGzip()).pipe(response);
    else createReadStream(file).pipe(response);
    return true;
  };
}

function readPath(request: IncomingMessage): string | undefined {
  if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
  try {
    return decodeURIComponent((request.url ?? '/').split('?', 1)[0] ?? '/');
  } catch {
    return undefined;
  }
}

function fileOf(folder: string, path: string): string | undefined {
  const asked = normalize(join(folder, path));
  if (path.includes('\0') || !`${asked}${sep}`.startsWith(`${normalize(folder)}${sep}`)) return undefined;
  const page = extname(path) === '' ? join(folder, 'index.html') : undefined;
  return [asked, page].find(
    (file) => file !== undefined && statSync(file, { throwIfNoEntry: false })?.isFile(),
  );
}
