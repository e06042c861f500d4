import { useState } from 'preact/hooks';
import type { CallOf, Problem } from '../../api/contract.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { fullName } from '../desk/desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Registration } from './types.ts';

type Came = CallOf<'POST /v1/staff/groups/{id}/attendance'>['body']['attendance'];
type How = Came[number]['outcome'];
const HOWS: readonly How[] = ['kept', 'late', 'left', 'missed'];

interface AttendanceProps {
  readonly registrations: readonly Registration[];
  readonly onCame: (attendance: Came) => Promise<Problem | undefined>;
}

/** Who came, once the session has begun: one choice a person, all sent together. */
export function Attendance({ registrations, onCame }: AttendanceProps) {
  const people = registrations.filter(({ pending }) => !pending);
  const [hows, setHows] = useState<Readonly<Record<string, How>>>(() =>
    Object.fromEntries(
      people.flatMap(({ appointment, outcome }) => {
        const known = HOWS.find((one) => one === outcome);
        return known === undefined ? [] : [[appointment, known]];
      }),
    ),
  );
  const words = texts.attendance;
  const first = people[0];
  const { errors, busy, submit } = useForm({
    values: hows,
    check: (values) =>
      Object.keys(values).length > 0 || first === undefined ? {} : { [controlOf(first)]: words.missing },
    send: (values) => {
      const changed = people.flatMap(({ appointment, outcome }) => {
        const how = values[appointment];
        return how === undefined || how === outcome ? [] : [{ appointment, outcome: how }];
      });
      return changed.length === 0 ? Promise.resolve(undefined) : onCame(changed);
    },
  });
  if (people.length === 0) return null;
  return (
    <form class="card stack" noValidate onSubmit={submit} aria-labelledby="attendance">
      <h2 id="attendance">{words.title}</h2>
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      <p>
        <Button
          kind="secondary"
          onClick={() =>
            setHows(Object.fromEntries(people.map(({ appointment }) => [appointment, 'kept' as const])))
          }
        >
          {words.everybody}
        </Button>
      </p>
      {people.map((one) => (
        <div class="many" key={one.appointment}>
          <OneOf
            id={controlOf(one)}
            legend={fullName(one.person)}
            error={errors[controlOf(one)]}
            value={hows[one.appointment]}
            onValue={(how) => setHows({ ...hows, [one.appointment]: how })}
            options={HOWS.map((value) => ({ value, label: texts.came[value] }))}
          />
        </div>
      ))}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}

const controlOf = ({ appointment }: Registration) => `came-${appointment.slice(0, 8)}`;
