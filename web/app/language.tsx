import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { fr, type Texts } from '../texts/fr.ts';

export type Language = 'fr' | 'en';

interface Spoken {
  readonly language: Language;
  readonly texts: Texts;
  /** Keeps the page; English is fetched when it is first asked for. */
  readonly speak: (language: Language) => void;
}

const KEY = 'language';
const Context = createContext<Spoken>({ language: 'fr', texts: fr, speak: () => undefined });

/** French unless this tab asked for English; a choice lasts as long as the tab. */
export function LanguageProvider({ children }: { children: ComponentChildren }) {
  const [spoken, setSpoken] = useState<{ language: Language; texts: Texts }>({ language: 'fr', texts: fr });
  const speak = (language: Language) => {
    sessionStorage.setItem(KEY, language);
    if (language === 'fr') setSpoken({ language, texts: fr });
    else
      void import('../texts/en.ts').then(
        ({ en }) => setSpoken({ language, texts: en }),
        // Without network it stays French, and can be asked for again.
        () => undefined,
      );
  };
  useEffect(() => {
    if (sessionStorage.getItem(KEY) === 'en') speak('en');
  }, []);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  return <Context.Provider value={{ ...spoken, speak }}>{children}</Context.Provider>;
}

/** Pages that exist in French only, whatever the tab asked for elsewhere. */
export function InFrench({ children }: { children: ComponentChildren }) {
  useEffect(() => {
    document.documentElement.lang = 'fr';
  });
  return (
    <Context.Provider value={{ language: 'fr', texts: fr, speak: () => undefined }}>
      {children}
    </Context.Provider>
  );
}

export const useLanguage = () => useContext(Context);
export const useTexts = () => useContext(Context).texts;
