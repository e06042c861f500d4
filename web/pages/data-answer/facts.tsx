import type { AccessView, Fact, FactKind, FactWords } from './fact-words.ts';

interface FactsProps {
  readonly view: AccessView;
  readonly words: FactWords;
  readonly runs: string;
  readonly nothing: string;
}

/** Everything of one kind together, the oldest first. */
export function Facts({ view: { facts }, words, runs, nothing }: FactsProps) {
  if (facts.length === 0) return <p class="card">{nothing}</p>;
  const kinds = [...new Set(facts.map(({ kind }): FactKind => kind))];
  return (
    <>
      {kinds.map((kind) => {
        const ofKind = facts.filter((fact) => fact.kind === kind);
        return (
          <section class="stack" key={kind} aria-labelledby={kind}>
            <h2 id={kind}>{words.count(kind, ofKind.length)}</h2>
            <ul class="plain-list stack">
              {ofKind.map((fact, at) => (
                <li class="card stack-small" key={at}>
                  {fact.runs ? (
                    <p>
                      <span class="tag info">{runs}</span>
                    </p>
                  ) : null}
                  <dl class="facts">
                    {byLabel(fact).map(({ label, details }) => (
                      <div key={label}>
                        <dt>{words.label(label)}</dt>
                        <dd>
                          {details.map((detail, place) => (
                            <span class="block" key={place}>
                              {words.detail(detail)}
                            </span>
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** What speaks of the same stands together, where the first of it stands. */
function byLabel({ details }: Fact) {
  const labels = [...new Set(details.map(({ label }) => label))];
  return labels.map((label) => ({ label, details: details.filter((one) => one.label === label) }));
}
