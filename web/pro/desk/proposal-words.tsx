import { useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';
import type { Touched } from './touched.ts';

/** « mardi 1er décembre 2026 à 9 h, avec M. Exemple Deux ». */
export function ProposalWords({ proposal }: { proposal: Touched['proposals'][number] }) {
  const words = useWords();
  const { start, professional, sameHour } = proposal;
  return (
    <>
      {texts.disruptions.sameHourLabel(words.moment(start), words.professional(professional))}
      {sameHour ? <strong> ({texts.disruptions.sameHour})</strong> : null}
    </>
  );
}
