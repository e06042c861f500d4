import { texts } from './texts.fr.ts';
import type { Preview } from './types.ts';

/** The mail, or the letter, as text. */
export function PreviewWords({ preview, shown }: { preview: Preview; shown: 'mail' | 'letter' }) {
  const words = texts.preview;
  const { mail, letter } = preview;
  return (
    <div class="inset stack-small sheet">
      <p>
        <span class="soft">{words.subject} : </span>
        <strong>{shown === 'mail' ? mail.subject : letter.subject}</strong>
      </p>
      {shown === 'mail' ? (
        mail.text.split(/\n{2,}/).map((paragraph) => <Lines key={paragraph} text={paragraph} />)
      ) : (
        <>
          <p>{letter.greeting}</p>
          {letter.sections.map(({ heading, text }) => (
            <div key={text} class="stack-small">
              {heading === undefined ? null : <h3>{heading}</h3>}
              <Lines text={text} />
            </div>
          ))}
          <p>{letter.closing}</p>
          <Lines text={letter.signature} />
          <p class="soft">{words.code(letter.code)}</p>
        </>
      )}
    </div>
  );
}

const Lines = ({ text }: { text: string }) => (
  <p>
    {text.split('\n').map((line, at) => (
      <>
        {at === 0 ? null : <br />}
        {line}
      </>
    ))}
  </p>
);
