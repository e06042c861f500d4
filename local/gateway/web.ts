import { createReadStream, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { escapeHtml, page } from '../html.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};

/** Serves the built client from `folder`, its pages at every path without an extension; without a build, one page that says where things are. */
export function makeWeb(folder: string, links: Readonly<Record<string, string>>) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = readPath(request);
    if (path === undefined || `${path}/`.startsWith('/v1/')) return false;
    const file = fileOf(folder, path);
    if (file !== undefined) {
      response.writeHead(200, {
        'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
        'x-content-type-options': 'nosniff',
      });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
      return true;
    }
    if (path !== '/') return false;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(welcome(links));
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

function welcome(links: Readonly<Record<string, string>>): string {
  const items = Object.entries(links).map(
    ([name, address]) =>
      `<li>${escapeHtml(name)} : <a href="${escapeHtml(address)}">${escapeHtml(address)}</a></li>`,
  );
  return page(
    'rdv-famille sur cette machine',
    `<p>Le service fonctionne. Les pages pour le navigateur ne sont pas encore construites.</p>
<ul>
${items.join('\n')}
</ul>`,
  );
}
