import { LetterSettings } from '../domain/letter-template.ts';
import valDeMarne from './cafs/94.letters.json' with { type: 'json' };

/**
 * The letters of each Caf, by its code, parsed once at start. Throws one Error that names every fault by Caf and path:
 * `letters of caf 94: letters.0.free: Ce texte doit dire que c’est gratuit.`
 */
export function loadLetters(list: readonly unknown[] = [valDeMarne]): ReadonlyMap<string, LetterSettings> {
  const letters = new Map<string, LetterSettings>();
  const faults = list.flatMap((raw, index) => {
    const parsed = LetterSettings.safeParse(raw);
    const name = `letters of caf ${codeOf(raw) ?? `at position ${index}`}`;
    if (!parsed.success)
      return parsed.error.issues.map(
        (issue) => `${name}: ${issue.path.join('.') || '(whole)'}: ${issue.message}`,
      );
    if (letters.has(parsed.data.caf)) return [`${name}: configured twice`];
    letters.set(parsed.data.caf, parsed.data);
    return [];
  });
  if (faults.length > 0) throw new Error(`Wrong configuration:\n${faults.join('\n')}`);
  return letters;
}

function codeOf(raw: unknown): string | undefined {
  return typeof raw === 'object' && raw !== null && 'caf' in raw && typeof raw.caf === 'string'
    ? raw.caf
    : undefined;
}
