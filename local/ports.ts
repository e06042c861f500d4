import { once } from 'node:events';
import { createServer } from 'node:net';

/** What each port is for; the number is added to PORT_BASE. */
const OFFSETS = { api: 0, control: 1, queues: 2, dynamoDb: 3, signIn: 4, mailbox: 5, files: 6 } as const;
type Part = keyof typeof OFFSETS;
export type Ports = Readonly<Record<Part, number>>;

interface Held {
  readonly port: number;
  release(): Promise<void>;
}

/** A port of the loopback address that is free now. */
export async function freePort(): Promise<number> {
  const held = await hold(0, '127.0.0.1');
  await held.release();
  return held.port;
}

/** The ports of every part: counted from `base`, or free ones when it is 0. Throws one sentence when a port is taken. */
export async function choosePorts(base: number): Promise<Ports> {
  const all: Held[] = [];
  const choose = async (part: Part) => {
    const held = base === 0 ? await hold(0, '127.0.0.1') : await holdFor(part, base + OFFSETS[part]);
    all.push(held);
    return held.port;
  };
  try {
    return {
      api: await choose('api'),
      control: await choose('control'),
      queues: await choose('queues'),
      dynamoDb: await choose('dynamoDb'),
      signIn: await choose('signIn'),
      mailbox: await choose('mailbox'),
      files: await choose('files'),
    };
  } finally {
    for (const held of all) await held.release();
  }
}

/** DynamoDB Local listens on every interface, so its port must be free on all of them. */
async function holdFor(part: Part, port: number): Promise<Held> {
  try {
    return await hold(port, part === 'dynamoDb' ? undefined : '127.0.0.1');
  } catch {
    throw new Error(
      `Port ${port} (${part}) is in use: stop what uses it, or choose other ports with PORT_BASE=4000 npm start (PORT_BASE=0 takes free ones).`,
    );
  }
}

async function hold(port: number, host: string | undefined): Promise<Held> {
  const server = createServer();
  server.listen({ port, host });
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    port: address.port,
    async release() {
      server.close();
      await once(server, 'close');
    },
  };
}
