import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';

export default function NotFound() {
  const words = useTexts().notFound;
  return (
    <Page title={words.title} lead={words.lead}>
      <p>
        <a class="button" href="/">
          {words.home}
        </a>
      </p>
    </Page>
  );
}
