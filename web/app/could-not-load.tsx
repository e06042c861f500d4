import { Button } from '../design/button.tsx';
import { Notice } from '../design/notice.tsx';
import { useTexts } from './language.tsx';
import { Page } from './page.tsx';

/** Stands for a page whose code did not come, because the network went or a new version came meanwhile. */
export function CouldNotLoad() {
  const texts = useTexts();
  return (
    <Page title={texts.page.siteName}>
      <Notice tone="bad" role="alert">
        <p>{texts.problems.OFFLINE}</p>
        <Button onClick={() => location.reload()}>{texts.page.tryAgain}</Button>
      </Notice>
    </Page>
  );
}
