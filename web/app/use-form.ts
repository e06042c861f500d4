import { useState } from 'preact/hooks';
import type { Problem } from '../api/contract.ts';
import type { Errors } from '../design/error-summary.tsx';
import { problemText } from '../design/problem-text.ts';
import { useLanguage } from './language.tsx';

interface FormOptions<V> {
  readonly values: V;
  /** What is missing or wrong, by the id of the control. */
  readonly check: (values: V) => Errors;
  /** Does it; the problem when it could not be done. Values stay whatever happens. */
  readonly send: (values: V) => Promise<Problem | undefined>;
  /** Control of a path of the contract (`person.email` → `email`); its last part when left out. */
  readonly controlOf?: (path: string) => string;
}

/** One form: checked here first, then by the server, whose errors land at the same controls. A second sending waits for the first. */
export function useForm<V>({ values, check, send, controlOf = lastPart }: FormOptions<V>) {
  const { texts, language } = useLanguage();
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    const found = check(values);
    setErrors(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const problem = await send(values);
      setErrors(
        problem === undefined ? {} : errorsOf(problem, controlOf, problemText(problem, texts, language)),
      );
    } finally {
      setBusy(false);
    }
  };
  return { errors, setErrors, busy, submit: (event: Event) => void submit(event) };
}

function errorsOf(problem: Problem, controlOf: (path: string) => string, words: string): Errors {
  const fields = problem.errors.flatMap(({ path, message }) => {
    const id = controlOf(path);
    return document.getElementById(id) === null ? [] : [[id, message]];
  });
  return fields.length === 0 ? { '': words } : Object.fromEntries(fields);
}

const lastPart = (path: string) => path.split('.').at(-1) ?? path;
