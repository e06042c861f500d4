import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeMailer, makeSesClient } from '../../../shared/messaging/mailer.ts';

const MAIL = { from: 'ne-pas-repondre@caf94.example', to: 'a@courriel.example', raw: Buffer.from('mail') };
const refusal = (name: string, fault: 'client' | 'server') =>
  new SESServiceException({ name, $fault: fault, $metadata: {}, message: `${name}, a@courriel.example` });

describe('handing a mail over', () => {
  const ses = mockClient(SESClient);
  afterEach(() => ses.reset());
  afterAll(() => ses.restore());
  const send = () => makeMailer(new SESClient({}), 'rdv').send(MAIL, 'notification-1');

  it('gives the envelope, the tag and the configuration set, and answers the message id', async () => {
    ses.on(SendRawEmailCommand).resolves({ MessageId: 'm-1' });
    expect(await send()).toEqual({ outcome: 'sent', messageId: 'm-1' });
    expect(ses.commandCalls(SendRawEmailCommand)[0]?.args[0].input).toEqual({
      Source: MAIL.from,
      Destinations: [MAIL.to],
      RawMessage: { Data: MAIL.raw },
      Tags: [{ Name: 'notification', Value: 'notification-1' }],
      ConfigurationSetName: 'rdv',
    });
  });

  it.each([
    ['MessageRejected', 'client', 'refused'],
    ['InvalidParameterValue', 'client', 'refused'],
    ['Throttling', 'client', 'later'],
    ['LimitExceeded', 'client', 'later'],
    ['AccountSendingPausedException', 'client', 'later'],
    ['AccessDenied', 'client', 'later'],
    ['InternalFailure', 'server', 'later'],
    ['ServiceUnavailable', 'server', 'later'],
  ] as const)('%s, a fault of the %s, means %s, and says no address', async (name, fault, outcome) => {
    ses.on(SendRawEmailCommand).rejects(refusal(name, fault));
    expect(await send()).toEqual({ outcome, why: name });
  });

  it('a socket that broke leaves its fate unknown', async () => {
    ses.on(SendRawEmailCommand).rejects(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
    expect(await send()).toEqual({ outcome: 'unknown', why: 'ECONNRESET' });
  });
});

describe('on a real connection', () => {
  let server: Server | undefined;
  beforeEach(() => {
    vi.stubEnv('AWS_REGION', 'eu-west-3');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    server?.closeAllConnections();
    server?.close();
    server = undefined;
  });

  async function answering(listener: RequestListener): Promise<string> {
    server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `http://127.0.0.1:${address.port}`;
  }
  const sendTo = (endpoint: string) =>
    makeMailer(makeSesClient({ endpoint, patience: 300 })).send(MAIL, 'notification-1');

  it('a server that takes the mail and never answers leaves its fate unknown, after one try', async () => {
    let asked = 0;
    const endpoint = await answering(() => {
      asked += 1;
    });
    expect(await sendTo(endpoint)).toMatchObject({ outcome: 'unknown' });
    expect(asked).toBe(1);
  });

  it('a connection that breaks after the mail leaves its fate unknown, after one try', async () => {
    let asked = 0;
    const endpoint = await answering((request) => {
      asked += 1;
      request.resume().on('end', () => request.socket.destroy());
    });
    expect(await sendTo(endpoint)).toMatchObject({ outcome: 'unknown' });
    expect(asked).toBe(1);
  });

  it('nobody at the door means later', async () => {
    const endpoint = await answering(() => undefined);
    server?.close();
    server?.closeAllConnections();
    expect(await sendTo(endpoint)).toEqual({ outcome: 'later', why: 'ECONNREFUSED' });
  });

  it('a throttling answer is not tried again by the client itself', async () => {
    let asked = 0;
    const endpoint = await answering((_request, response) => {
      asked += 1;
      response.writeHead(400, { 'content-type': 'text/xml' });
      response.end(
        '<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code><Message>Maximum sending rate exceeded.</Message></Error></ErrorResponse>',
      );
    });
    expect(await sendTo(endpoint)).toEqual({ outcome: 'later', why: 'Throttling' });
    expect(asked).toBe(1);
  });

  it('an answer of a proxy that is no answer of SES leaves its fate unknown', async () => {
    const endpoint = await answering((_request, response) => {
      response.writeHead(504, { 'content-type': 'text/html' }).end('<html>Gateway Timeout</html>');
    });
    expect(await sendTo(endpoint)).toMatchObject({ outcome: 'unknown' });
  });
});
