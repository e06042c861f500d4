import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { Notice } from '../design/notice.tsx';

export interface Asked {
  readonly hours: readonly ('morning' | 'midday' | 'afternoon')[];
  readonly phone: string;
}

/** Only the end of the number is shown: somebody else may look. */
export function CallBackDone({ hours, phone }: Asked) {
  const words = useTexts().callBack;
  const when = hours.map((hour) => words.hourWords[hour]).join(words.or);
  const end = phone.replace(/\D/g, '').slice(-2);
  return (
    <Page title={words.done}>
      <Notice tone="good" title={words.doneLead}>
        <p>{`${words.doneWhen(when).replace(/\.$/, '')}, ${words.doneNumber(end)}.`}</p>
      </Notice>
      <ul class="prose">
        {words.doneWords.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <a class="button secondary" href="/">
          {words.home}
        </a>
      </p>
    </Page>
  );
}
