import { once } from 'node:events';
import { createServer } from 'node:net';

/** What each port is for; the number is added to PORT_BASE. */
const OFFSETS = { api: 0, control: 1, queues: 2, dynamoDb: 3, signIn: 4, mailbox: 5 } as const;
type Part = keyof typeof OFFSETS;
export type Ports = Readonly<Record<Part, number>>;

/** A port that is free now. */
export async function freePort(): Promise<number> {
  return await tryPort(0, '127.0.0.1');
}

/** The ports of every part: counted from `base`, or free ones when it is 0. Throws one sentence when a port is taken. */
export async function choosePorts(base: number): Promise<Ports> {
  const ports = { api: 0, control: 0, queues: 0, dynamoDb: 0, signIn: 0, mailbox: 0 };
  for (const part of ['api', 'control', 'queues', 'dynamoDb', 'signIn', 'mailbox'] as const)
    ports[part] = base === 0 ? await freePort() : await fixedPort(part, base + OFFSETS[part]);
  return ports;
}

/** DynamoDB Local listens on every interface, so its port must be free on all of them. */
async function fixedPort(part: Part, port: number): Promise<number> {
  try {
    return await tryPort(port, part === 'dynamoDb' ? '::' : '127.0.0.1');
  } catch {
    throw new Error(
      `Port ${port} (${part}) is in use: stop what uses it, or choose other ports with PORT_BASE=4000 npm start (PORT_BASE=0 takes free ones).`,
    );
  }
}

async function tryPort(port: number, host: string): Promise<number> {
  const server = createServer();
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
