import { Page } from '../app/page.tsx';
import { texts } from './texts.fr.ts';

/** A page of the area that this person's roles do not open. */
export function ForbiddenPage() {
  return <Refusal {...texts.forbidden} />;
}

export function NotFoundPage() {
  return <Refusal {...texts.notFound} />;
}

function Refusal({ title, words }: { title: string; words: string }) {
  return (
    <Page title={title} lead={words}>
      <p>
        <a class="button" href="/pro">
          {texts.nav.start}
        </a>
      </p>
    </Page>
  );
}
