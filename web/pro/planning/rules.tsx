import { useCatalogue } from '../../app/catalogue.tsx';
import { useReceiving } from './receiving-fields.tsx';
import { texts } from './texts.fr.ts';
import type { Availability, Plan, Professional } from './types.ts';
import { dayWords, ruleWords } from './words.ts';

interface RulesProps {
  readonly plan: Plan;
  readonly today: string;
  readonly canChange: boolean;
}

/** The availabilities as rules, those that are over left out. */
export function Rules({ plan, today, canChange }: RulesProps) {
  const current = plan.availabilities
    .filter(({ repeat, from, until }) => (repeat === undefined ? from >= today : (until ?? today) >= today))
    .toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return (
    <section class="stack" aria-labelledby="rules">
      <h2 id="rules">{texts.rules.title}</h2>
      {current.length === 0 ? (
        <p class="soft">{canChange ? texts.rules.none : texts.rules.noneReadOnly}</p>
      ) : (
        <ul class="rules">
          {current.map((availability) => (
            <Rule
              key={availability.id}
              availability={availability}
              role={plan.professional.role}
              today={today}
              canChange={canChange}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

interface RuleProps {
  readonly availability: Availability;
  readonly role: Professional['role'];
  readonly today: string;
  readonly canChange: boolean;
}

function Rule({ availability, role, today, canChange }: RuleProps) {
  const { places } = useCatalogue();
  const possible = useReceiving(role).servicesAt(availability.place);
  const { id, place, from, until, repeat, exceptions } = availability;
  const words = ruleWords(availability);
  const chosen = possible.filter(({ id: one }) => availability.services.includes(one));
  const count = Object.keys(exceptions).filter((date) => date >= today).length;
  const span = [
    ...(repeat !== undefined && from > today ? [texts.rules.since(dayWords(from))] : []),
    ...(until === undefined ? [] : [texts.rules.until(dayWords(until))]),
    ...(count === 0 ? [] : [texts.rules.exceptions(count)]),
  ].join(', ');
  return (
    <li class="card rule stack-small">
      <h3>{words}</h3>
      <p>
        {places.find((one) => one.id === place)?.name ?? place}
        <span class="soft"> – {availability.modes.map((mode) => texts.week.modes[mode]).join(' · ')}</span>
      </p>
      {chosen.length === possible.length ? null : (
        <p class="small">{texts.rules.only(chosen.map(({ name }) => name).join(' · '))}</p>
      )}
      {span === '' ? null : <p class="small">{span}</p>}
      {canChange ? (
        <p class="rule-actions">
          <a
            href={`/pro/disponibilites?vue=plage&id=${id}`}
            aria-label={texts.rules.nameOf(texts.rules.change, words)}
          >
            {texts.rules.change}
          </a>
          <a
            href={`/pro/disponibilites?vue=plage&comme=${id}`}
            aria-label={texts.rules.nameOf(texts.rules.copy, words)}
          >
            {texts.rules.copy}
          </a>
        </p>
      ) : null}
    </li>
  );
}

/** By weekday, then by hour. */
const orderOf = ({ repeat, start, from }: Availability) =>
  `${repeat === undefined ? `9${from}` : Math.min(...repeat.weekdays)} ${start}`;
