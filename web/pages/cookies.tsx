import { useTexts } from '../app/language.tsx';
import { Parts } from './parts.tsx';
import './pages.css';

export default function Cookies() {
  return <Parts {...useTexts().legal.cookies} />;
}
