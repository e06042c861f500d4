import { useTexts } from '../app/language.tsx';

interface NoEmailProps {
  readonly words: { readonly noEmail: string; readonly noEmailWords: string };
}

/** The way on for whoever has no e-mail: to be called back (B5). */
export function NoEmail({ words }: NoEmailProps) {
  const { callBack } = useTexts();
  return (
    <section class="stack-small no-email">
      <h2>{words.noEmail}</h2>
      <p>{words.noEmailWords}</p>
      <p>
        <a class="button secondary" href="/rappel">
          {callBack.send}
        </a>
      </p>
    </section>
  );
}
