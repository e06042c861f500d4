import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sesLocal from 'aws-ses-v2-local';
import { type Listening, listen, readWhole } from '../http.ts';
import { eventsOf } from './events.ts';
import { readSendRawEmail } from './request.ts';

const LIMIT = 30 * 1024 * 1024;

/**
 * SES on one machine: npm `aws-ses-v2-local` with its mailbox page, behind a relay that knows what each call sent and tells `emit` the events
 * SES would publish. As in SES, a mail without a configuration set has no events.
 */
export async function startMail(
  port: number,
  emit: (event: Record<string, unknown>) => void,
): Promise<Listening> {
  const mailbox = await sesLocal.default({ host: '127.0.0.1', port: 0 });
  const bound = mailbox.address();
  if (bound === null || typeof bound === 'string') throw new Error('the mail server has no port');
  const front = await listen(port, async (request, response) => {
    const body = await readWhole(request, LIMIT);
    if (body === undefined) {
      response.writeHead(413).end();
      return;
    }
    const answer = await forward(request, body, `http://127.0.0.1:${bound.port}`, response);
    for (const event of sentBy(request, body, answer)) emit(event);
  });
  return {
    ...front,
    async stop() {
      await front.stop();
      mailbox.close();
      mailbox.closeAllConnections();
      if (mailbox.listening) await once(mailbox, 'close');
    },
  };
}

/** Headers that belong to one connection and not to the message. */
const HOP = new Set([
  'connection',
  'host',
  'content-length',
  'transfer-encoding',
  'content-encoding',
  'expect',
]);

async function forward(
  request: IncomingMessage,
  body: Buffer,
  to: string,
  response: ServerResponse,
): Promise<string> {
  const headers = Object.entries(request.headersDistinct)
    .filter(([name]) => !HOP.has(name))
    .flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value]));
  const answer = await fetch(`${to}${request.url}`, {
    method: request.method ?? 'GET',
    headers,
    body: body.length === 0 ? null : body,
  });
  const content = Buffer.from(await answer.arrayBuffer());
  response.writeHead(
    answer.status,
    Object.fromEntries([...answer.headers].filter(([name]) => !HOP.has(name))),
  );
  response.end(content);
  return answer.ok ? content.toString('utf8') : '';
}

function sentBy(request: IncomingMessage, body: Buffer, answer: string): Record<string, unknown>[] {
  const messageId = /<MessageId>([^<]+)<\/MessageId>/.exec(answer)?.[1];
  if (request.method !== 'POST' || messageId === undefined) return [];
  const mail = readSendRawEmail(body.toString('utf8'));
  return mail?.configurationSet === undefined ? [] : eventsOf(mail, messageId, Date.now());
}
