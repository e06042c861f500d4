import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Parts } from './parts.tsx';
import './pages.css';

/** In the form that French law asks for; without an audit by a third party a site is « non conforme ». */
export default function Accessibility() {
  const { caf } = useCatalogue();
  const { title, lead, parts } = useTexts().legal.accessibility;
  return <Parts title={title} lead={lead(caf.name)} parts={parts} />;
}
