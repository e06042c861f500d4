import { useTexts } from '../app/language.tsx';

/** Something is being fetched; `what` says what in a few words. */
export function Waiting({ what }: { what?: string }) {
  const texts = useTexts();
  return (
    <div class="waiting" role="status">
      <span class="spinner" aria-hidden="true" />
      <span>{what ?? texts.page.waiting}</span>
    </div>
  );
}
