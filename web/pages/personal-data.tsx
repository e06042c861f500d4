import { useTexts } from '../app/language.tsx';
import { Parts } from './parts.tsx';
import './pages.css';

/** What is kept, how long (D2), who reads it, and how one asks for it (D3). */
export default function PersonalData() {
  const words = useTexts().legal.data;
  return (
    <Parts {...words}>
      <div class="actions">
        <a class="button" href="/votre-demande">
          {words.ask}
        </a>
        <a class="button secondary" href="/lire">
          {words.open}
        </a>
      </div>
    </Parts>
  );
}
