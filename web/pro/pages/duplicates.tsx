import { Page } from '../../app/page.tsx';

export default function Todo() {
  return <Page title="…">…</Page>;
}
