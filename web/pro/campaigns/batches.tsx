import { BatchCard } from './batch-card.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';

interface BatchesProps {
  readonly run: Run;
  readonly onDone: (run: Run, said: string) => void;
}

/** Letters that go by post: files to print, each marked once it is posted. */
export function Batches({ run, onDone }: BatchesProps) {
  const words = texts.print;
  return (
    <section class="stack" aria-labelledby="print">
      <h2 id="print">{words.title}</h2>
      {run.status === 'cancelled' ? null : <p>{words.lead}</p>}
      <ul class="rows">
        {run.batches.map((batch) => (
          <BatchCard key={batch.batch} run={run} batch={batch} onDone={onDone} />
        ))}
      </ul>
      <p>
        <a href="/pro/courriers-revenus">{words.returned}</a>
      </p>
      <p class="soft small">{words.audited}</p>
    </section>
  );
}
