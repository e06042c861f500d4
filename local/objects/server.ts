import { mkdirSync } from 'node:fs';
import { type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import { pipeline } from 'node:stream/promises';
import S3rver from 's3rver';
import { corsHeaders, isPreflight } from '../gateway/cors.ts';
import { type Listening, listen } from '../http.ts';
import { isLetIn } from './signature.ts';

/** Name of the bucket on one machine. */
export const BUCKET = 'rdv-famille-files';

/**
 * S3 on one machine: npm `s3rver` over a folder, behind a door that checks signed addresses, which it does not, and tells `emit` of files
 * put under `uploads/`, as S3 tells their queue. `key`: what our functions sign with.
 */
export async function startObjects(options: {
  readonly port: number;
  readonly folder: string;
  readonly key: { readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly emit: (event: Record<string, unknown>) => void;
}): Promise<Listening> {
  mkdirSync(options.folder, { recursive: true });
  const store = new S3rver({
    address: '127.0.0.1',
    port: 0,
    silent: true,
    directory: options.folder,
    configureBuckets: [{ name: BUCKET, configs: [] }],
  });
  const bound = await store.run();
  const front = await listen(options.port, async (request, response) => {
    const cors = corsHeaders(request);
    if (isPreflight(request)) {
      response.writeHead(204, cors).end();
      return;
    }
    if (!isLetIn(request, options.key, Date.now())) {
      response.writeHead(403, { ...cors, 'content-type': 'application/xml' });
      response.end('<Error><Code>AccessDenied</Code></Error>');
      return;
    }
    const status = await forward(request, response, bound.port, cors);
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://local').pathname);
    const key = path.slice(`/${BUCKET}/`.length);
    if (request.method === 'PUT' && status === 200 && key.startsWith('uploads/')) options.emit(created(key));
  });
  return {
    ...front,
    async stop() {
      await front.stop();
      await store.close();
    },
  };
}

/** In the name of S3rver's one account: it asks for that name and a date, and checks nothing else of a signature of version 4. */
async function forward(
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  cors: Record<string, string>,
): Promise<number> {
  const url = new URL(request.url ?? '/', 'http://local');
  const kept = [...url.searchParams].filter(([name]) => !name.toLowerCase().startsWith('x-amz-'));
  const path = `${url.pathname}?${new URLSearchParams(kept)}`;
  const { host: _host, authorization: _authorization, origin: _origin, ...headers } = request.headers;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const out = send(
      {
        host: '127.0.0.1',
        port,
        method: request.method ?? 'GET',
        path,
        headers: {
          'x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
          ...headers,
          ...signedAsOwn(),
          host: `127.0.0.1:${port}`,
        },
      },
      resolve,
    );
    out.once('error', reject);
    pipeline(request, out).catch(reject);
  });
  const status = answer.statusCode ?? 500;
  response.writeHead(status, { ...answer.headers, ...cors });
  await pipeline(answer, response);
  return status;
}

function signedAsOwn(): Record<string, string> {
  const now = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `S3RVER/${now.slice(0, 8)}/eu-west-3/s3/aws4_request`;
  return {
    'x-amz-date': now,
    authorization: `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`,
  };
}

/** What S3 tells of a file that was made, as EventBridge delivers it. */
function created(key: string): Record<string, unknown> {
  return {
    version: '0',
    'detail-type': 'Object Created',
    source: 'aws.s3',
    detail: { version: '0', bucket: { name: BUCKET }, object: { key }, reason: 'PutObject' },
  };
}
