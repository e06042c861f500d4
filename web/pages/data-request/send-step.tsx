import { useLocation } from 'preact-iso';
import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useLanguage } from '../../app/language.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { addressOf } from '../../booking/postal-address.ts';
import { Notice } from '../../design/notice.tsx';
import { bodyOf, type DataDraft } from './data-draft.ts';
import { DataStep, pathOf, type StepProps } from './data-step.tsx';
import { useDataWords } from './data-words.tsx';

interface SendStepProps extends StepProps {
  /** Back from a code that ran out. */
  readonly isBack: boolean;
  readonly onSent: () => void;
}

/** Everything once more, then the one request (B6). */
export function SendStep({ draft, change, isBack, onSent }: SendStepProps) {
  const { texts, language } = useLanguage();
  const { ask, booking } = texts;
  const words = useDataWords();
  const { route } = useLocation();
  const { code: caf } = useCatalogue().caf;
  const keyFor = useKey();
  const { errors, busy, submit } = useForm({
    values: draft,
    check: () => ({}),
    send: async (values) => {
      const body = bodyOf(values, language);
      if (body === undefined) return undefined;
      const sent = await call(
        'POST /v1/cafs/{caf}/data-requests',
        { params: { caf }, body },
        { key: keyFor(body) },
      );
      if (!sent.ok) return inWords(sent.problem);
      const { id, expiresAt } = sent.value;
      if (expiresAt === undefined) {
        onSent();
        return undefined;
      }
      change({ pending: { id, expiresAt } });
      route(pathOf(5));
      return undefined;
    },
  });
  const { what, by, person } = draft;
  const where = useWhere(draft);
  const facts: readonly (readonly [string, readonly string[], number])[] = [
    [words.what, [what === undefined ? '' : words.whatOptions[what].label], 1],
    [booking.check.who, [`${person.firstName} ${person.lastName}`], 2],
    ...given(booking.check.phone, person.phone.trim()),
    ...given(booking.check.email, person.email.trim()),
    ...given(booking.check.number, person.allocataireNumber.trim()),
    [ask.contact, [by === undefined ? '' : words.by[by].label, ...where], 3],
  ];
  return (
    <DataStep
      at={4}
      draft={draft}
      title={ask.check}
      lead={ask.checkLead}
      errors={errors}
      busy={busy}
      next={by === 'email' ? booking.check.send : ask.send}
      onSubmit={submit}
    >
      {isBack ? (
        <Notice tone="warning" role="alert">
          <p>{texts.tellMe.codeOver}</p>
        </Notice>
      ) : null}
      <dl class="facts card">
        {facts.map(([label, lines, step]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {lines.map((line) => (
                <span class="block" key={line}>
                  {line}
                </span>
              ))}
              <a href={pathOf(step)}>
                {booking.change}
                <span class="visually-hidden">{booking.check.changeOf(label)}</span>
              </a>
            </dd>
          </div>
        ))}
      </dl>
      <p>{words.checkHint}</p>
    </DataStep>
  );
}

const given = (label: string, value: string) => (value === '' ? [] : [[label, [value], 2] as const]);

function useWhere(draft: DataDraft): readonly string[] {
  const { places } = useCatalogue();
  if (draft.by === 'post') return addressOf(draft.person, draft);
  return draft.by === 'on-site' ? places.filter(({ id }) => id === draft.place).map(({ name }) => name) : [];
}

/** What the server says of a field that stands on another page. */
function inWords(problem: Problem): Problem {
  const said = [...new Set(problem.errors.map(({ message }) => message))].join(' ');
  return said === '' ? problem : { ...problem, detail: said };
}
