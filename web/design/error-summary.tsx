import { useLayoutEffect, useRef } from 'preact/hooks';
import { useTexts } from '../app/language.tsx';

/** Errors of a form by the id of the control they are about; '' for the form as a whole. */
export type Errors = Readonly<Record<string, string>>;

/** All errors of a form at its head, each leading to its control; takes the focus whenever a new set arrives. */
export function ErrorSummary({ errors }: { errors: Errors }) {
  const texts = useTexts();
  const box = useRef<HTMLDivElement>(null);
  const entries = Object.entries(errors);
  useLayoutEffect(() => {
    if (entries.length > 0) box.current?.focus();
  }, [errors]);
  if (entries.length === 0) return null;
  return (
    <div class="notice bad stack-small" ref={box} tabIndex={-1} role="alert">
      <h2>{texts.form.errorTitle(entries.length)}</h2>
      <ul>
        {entries.map(([id, message]) => (
          <li key={id}>
            {id === '' ? (
              message
            ) : (
              <a
                href={`#${id}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(id)?.focus();
                }}
              >
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
