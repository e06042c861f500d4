import { request } from 'node:http';
import { type Listening, listen } from '../../../local/http.ts';

/**
 * A forward proxy that leaves from `from`, a loopback address: to the service each test is then a client of its own, with its own share
 * of what one address may do.
 */
export function startProxy(from: string): Promise<Listening> {
  return listen(0, async (incoming, outgoing) => {
    await new Promise<void>((done) => {
      const { method, headers } = incoming;
      const onward = request(incoming.url ?? '', { method, headers, localAddress: from }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
        answer.once('close', done);
      });
      onward.once('error', () => {
        outgoing.destroy();
        done();
      });
      incoming.pipe(onward);
    });
  });
}
