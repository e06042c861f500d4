import { useCatalogue } from './catalogue.tsx';
import { useLanguage } from './language.tsx';
import { makeWhen } from './when.ts';

/** Whose clock the hours on this page follow, where the browser has another one (B8). */
export function ZoneNote() {
  const { texts, language } = useLanguage();
  const { caf } = useCatalogue();
  if (!makeWhen(language, caf.zone).isElsewhere()) return null;
  return <p class="soft">{texts.frame.zone(caf.name)}</p>;
}
