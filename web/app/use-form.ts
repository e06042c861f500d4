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
  /** Own words for a control that the server refused, by its id; the server itself speaks French only. */
  readonly refused?: Readonly<Record<string, string>>;
}

/** One form: checked here first, then by the server, whose errors land at the same controls. A second sending waits for the first. */
export function useForm<V>({ values, check, send, controlOf = lastPart, refused = {} }: FormOptions<V>) {
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
      if (problem === undefined) return setErrors({});
      const words = problemText(problem, texts, language);
      const known = problem.code === 'INVALID' ? texts.problems.FIELD : words;
      const say = (id: string, message: string) => (language === 'fr' ? message : (refused[id] ?? known));
      setErrors(errorsOf(problem, controlOf, words, say));
    } finally {
      setBusy(false);
    }
  };
  return { errors, setErrors, busy, submit: (event: Event) => void submit(event) };
}

function errorsOf(
  problem: Problem,
  controlOf: (path: string) => string,
  words: string,
  say: (id: string, message: string) => string,
): Errors {
  const fields = problem.errors.flatMap(({ path, message }) => {
    const id = controlOf(path);
    return document.getElementById(id) === null ? [] : [[id, say(id, message)]];
  });
  return fields.length === 0 ? { '': words } : Object.fromEntries(fields);
}

const lastPart = (path: string) => path.slice(path.lastIndexOf('.') + 1);
