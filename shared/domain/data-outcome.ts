import * as z from 'zod';
import { type ErasureOutcome, FactKind, WhyStays } from './data-facts.ts';
import { LocalDate } from './words.ts';

/** What became of one record: it is gone, was ended and is gone, or stays and why. `unsaid`: not theirs any more, or not to be told of. */
export const RecordOutcome = z.discriminatedUnion('did', [
  z.strictObject({ did: z.literal('erased') }),
  z.strictObject({ did: z.literal('ended') }),
  z.strictObject({ did: z.literal('stays'), why: WhyStays, until: LocalDate.optional() }),
  z.strictObject({ did: z.literal('unsaid') }),
]);
export type RecordOutcome = z.infer<typeof RecordOutcome>;

/** All outcomes in kinds and numbers; of what stays for one reason the last day. */
export function erasureOf(
  all: readonly { readonly told: FactKind; readonly outcome: RecordOutcome }[],
  objectionStays: boolean,
): ErasureOutcome {
  const count = (did: 'erased' | 'ended') =>
    FactKind.options.flatMap((kind) => {
      const found = all.filter(({ told, outcome }) => told === kind && outcome.did === did).length;
      return found === 0 ? [] : [{ kind, count: found }];
    });
  const stays = FactKind.options.flatMap((kind) =>
    WhyStays.options.flatMap((why) => {
      const found = all.flatMap(({ told, outcome }) =>
        told === kind && outcome.did === 'stays' && outcome.why === why ? [outcome] : [],
      );
      if (found.length === 0) return [];
      const until = found
        .flatMap((one) => one.until ?? [])
        .sort()
        .at(-1);
      return [{ kind, count: found.length, why, ...(until === undefined ? {} : { until }) }];
    }),
  );
  return { erased: count('erased'), ended: count('ended'), stays, objectionStays };
}
