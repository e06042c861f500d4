import { call } from '../../api/client.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useTexts } from '../../app/language.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { bodyOf, concernsChild } from './ask-draft.ts';
import { AskStep, pathOf } from './ask-step.tsx';
import type { StepProps } from './choice-steps.tsx';

/** Everything once more, then the one request. */
export function SendStep({ draft, onSent }: StepProps & { readonly onSent: (mailed: boolean) => void }) {
  const { ask: words, booking, callBack } = useTexts();
  const { code } = useCatalogue().caf;
  const keyFor = useKey();
  const { errors, busy, submit } = useForm({
    values: draft,
    check: () => ({}),
    send: async (values) => {
      const body = bodyOf(values);
      if (body === undefined) return undefined;
      const sent = await call(
        'POST /v1/cafs/{caf}/consultation-requests',
        { params: { caf: code }, body },
        { key: keyFor(body) },
      );
      if (!sent.ok) return sent.problem;
      onSent(body.contact.by === 'email' && body.contact.discreet !== true);
      return undefined;
    },
  });
  const { forWhom, who, otherParent, situation, person, contact } = draft;
  const none = booking.check.notGiven;
  const facts: readonly (readonly [string, string, number])[] = [
    [words.forWhom, forWhom === undefined ? none : words.forWhomOptions[forWhom].label, 1],
    [words.who, who === undefined ? none : words.whoOptions[who], 2],
    ...(concernsChild(draft)
      ? [
          [
            words.otherParent,
            otherParent === undefined ? none : words.otherParentOptions[otherParent],
            2,
          ] as const,
        ]
      : []),
    [words.situation, situation === undefined ? none : words.situations[situation], 3],
    ...(draft.words.trim() === '' ? [] : [[words.words, draft.words.trim(), 3] as const]),
    [booking.check.who, `${person.firstName} ${person.lastName}`, 4],
    [booking.check.phone, person.phone.trim() || none, 4],
    [booking.check.email, person.email.trim() || none, 4],
    [
      words.contact,
      [
        words.by[contact.by].label,
        ...contact.hours.map((hour) => callBack.hourWords[hour]),
        ...(contact.discreet ? [booking.check.discreet] : []),
      ].join(', '),
      5,
    ],
  ];
  return (
    <AskStep
      at={6}
      title={words.check}
      lead={words.checkLead}
      errors={errors}
      busy={busy}
      next={words.send}
      onSubmit={submit}
    >
      <dl class="facts card">
        {facts.map(([label, value, step]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value}{' '}
              <a href={pathOf(step)}>
                {booking.change}
                <span class="visually-hidden">{booking.check.changeOf(label)}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.sendHint}</p>
    </AskStep>
  );
}
