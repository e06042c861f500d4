import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { useLanguage } from '../../app/language.tsx';
import { type DataTexts, dataFr } from '../../texts/data.fr.ts';

const Context = createContext<DataTexts>(dataFr);
let english: DataTexts | undefined;

/**
 * The words of these pages, which no other page needs: English is fetched when it is first asked for. Until it is here, and without
 * network, they stay French: nothing that was typed or said is lost on the way.
 */
export function DataWords({ children }: { children: ComponentChildren }) {
  const { language } = useLanguage();
  const [words, setWords] = useState(english);
  const isMissing = language === 'en' && words === undefined;
  useEffect(() => {
    if (!isMissing) return;
    void import('../../texts/data.en.ts').then(
      ({ dataEn }) => {
        english = dataEn;
        setWords(dataEn);
      },
      () => undefined,
    );
  }, [isMissing]);
  return (
    <Context.Provider value={language === 'en' ? (words ?? dataFr) : dataFr}>{children}</Context.Provider>
  );
}

export const useDataWords = () => useContext(Context);
