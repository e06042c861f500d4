import * as z from 'zod';
import type { Store } from '../../shared/store/client.ts';

const Remembered = z.object({ kind: z.literal('idempotency') });
const BatchAnswer = z.object({ Responses: z.record(z.string(), z.array(z.unknown())) });

/**
 * Lets a rival come in while the next batch that reads an agenda is answered: it sees the days as the rival left them, and not yet
 * the answer remembered for it. A batch is no snapshot: DynamoDB may read each of its items at another moment.
 */
export function comeBetweenReads(store: Store, rival: () => Promise<unknown>): void {
  const name = `between-${crypto.randomUUID()}`;
  store.client.middlewareStack.add(
    (next, context) => async (args) => {
      const readsDays = JSON.stringify(args.input).includes('"DAY#');
      if (context['commandName'] !== 'BatchGetItemCommand' || !readsDays) return next(args);
      store.client.middlewareStack.remove(name);
      await rival();
      const answer = await next(args);
      if (typeof answer.output === 'object' && answer.output !== null)
        Object.assign(answer.output, { Responses: withoutRemembered(answer.output) });
      return answer;
    },
    { step: 'finalizeRequest', priority: 'low', name },
  );
}

function withoutRemembered(output: unknown): Record<string, unknown[]> {
  const { Responses } = BatchAnswer.parse(output);
  const isRemembered = (item: unknown) => Remembered.safeParse(item).success;
  return Object.fromEntries(
    Object.entries(Responses).map(([table, items]) => [table, items.filter((one) => !isRemembered(one))]),
  );
}
