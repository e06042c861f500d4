import { useMemo } from 'preact/hooks';
import { useCatalogue } from './catalogue.tsx';
import { useLanguage } from './language.tsx';
import { makeWhen, type When } from './when.ts';

/** The Caf's time in the language of the page; made once, since old phones take long to. */
export function useWhen(): When {
  const { language } = useLanguage();
  const { zone } = useCatalogue().caf;
  return useMemo(() => makeWhen(language, zone), [language, zone]);
}
