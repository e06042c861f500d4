import { useTexts } from '../app/language.tsx';
import { Parts } from './parts.tsx';
import './pages.css';

/** What is kept, how long (D2), who reads it and what one may ask for (D3). */
export default function PersonalData() {
  return <Parts {...useTexts().legal.data} />;
}
