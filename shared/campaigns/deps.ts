import type { Deps } from '../deps.ts';
import type { LetterSettings } from '../domain/letter-template.ts';
import type { Objects } from '../store/objects.ts';

/** What the work of campaigns is given beside the table: where lists and letters lie, and the words of each Caf's letters. */
export interface CampaignDeps extends Deps {
  readonly files: Objects;
  readonly letters: ReadonlyMap<string, LetterSettings>;
}
