import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

/** A part that answers over HTTP on the loopback address. */
export interface Listening {
  readonly address: string;
  readonly port: number;
  stop(): Promise<void>;
}

export type Respond = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Serves on 127.0.0.1; an error of `respond` becomes a plain 500 and is written to the console. Port 0 takes a free one. */
export async function listen(port: number, respond: Respond): Promise<Listening> {
  const server = createServer((request, response) => {
    respond(request, response).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port was given');
  return {
    address: `http://127.0.0.1:${bound.port}`,
    port: bound.port,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const patience = setTimeout(() => server.closeAllConnections(), 2_000);
      await closed;
      clearTimeout(patience);
    },
  };
}

/** The whole body, or undefined when it is longer than `limit` bytes (the rest is read and thrown away, so that the answer arrives). */
export async function readWhole(request: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    length += piece.length;
    if (length <= limit) chunks.push(piece);
  }
  return length > limit ? undefined : Buffer.concat(chunks);
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
