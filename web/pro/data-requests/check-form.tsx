import { useState } from 'preact/hooks';
import { pairsOf } from '../../app/pairs.ts';
import { useAct } from '../../app/use-act.ts';
import { OneOf, SomeOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { phoneInWords } from '../desk/desk-words.ts';
import { SettlingForm } from '../desk/settling-form.tsx';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { CheckBody, DataRequest } from './types.ts';

interface CheckFormProps {
  readonly request: DataRequest;
  readonly onDone: () => void;
  readonly onKeep: () => void;
}

/** How staff made sure of who asks, and what of it is proven: nothing else is looked for (D3). */
export function CheckForm({ request, onDone, onKeep }: CheckFormProps) {
  const { id, person, emailProven, what } = request;
  const { ask } = useStaff();
  const [identity, setIdentity] = useState<CheckBody['identity']>();
  const [proven, setProven] = useState<CheckBody['proven']>([]);
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, act } = useAct();
  const words = texts.check;
  const [how, which] = [`identity-${id}`, `proven-${id}`];
  const given = [
    ...(person.phone === undefined
      ? []
      : [{ value: 'phone' as const, label: `${texts.phone}\u00a0: ${phoneInWords(person.phone)}` }]),
    ...(person.allocataireNumber === undefined
      ? []
      : [
          {
            value: 'allocataireNumber' as const,
            label: `${texts.number}\u00a0: ${person.allocataireNumber}`,
          },
        ]),
  ];
  const send = () => {
    const isNothing = proven.length === 0 && !emailProven;
    const found: Errors = {
      ...(identity === undefined ? { [how]: words.missing.how } : {}),
      ...(isNothing ? { [which]: words.missing.proven } : {}),
    };
    setErrors(found);
    const [first] = Object.keys(found);
    if (first !== undefined) document.getElementById(first)?.focus();
    if (identity === undefined || isNothing) return;
    const body = { identity, proven };
    void act(() => ask('POST /v1/staff/data-requests/{id}/check', { params: { id }, body }), onDone);
  };
  return (
    <SettlingForm
      problem={problem}
      busy={busy}
      {...(what === 'erasure' ? { kind: 'danger' } : {})}
      yes={words.yes}
      onYes={send}
      no={words.no}
      onNo={onKeep}
    >
      <OneOf
        id={how}
        legend={words.how}
        error={errors[how]}
        value={identity}
        onValue={setIdentity}
        options={pairsOf(words.ways).map(([value, way]) => ({ value, ...way }))}
      />
      {given.length === 0 ? null : (
        <SomeOf
          id={which}
          legend={words.proven}
          hint={words.provenHint}
          error={errors[which]}
          values={proven}
          onValues={setProven}
          options={given}
        />
      )}
      {emailProven ? <p>{words.emailProven}</p> : null}
      {given.length === 0 && errors[which] !== undefined ? <p class="field-error">{errors[which]}</p> : null}
      <p>{words[what]}</p>
    </SettlingForm>
  );
}
