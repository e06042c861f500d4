import type { Caf, Service } from '../domain/caf.ts';
import type { CampaignType } from '../domain/campaign-type.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { LetterSender, LetterText } from '../domain/letter.ts';
import { fillTemplate, letterSender } from '../domain/letter-template.ts';
import type { CampaignDeps } from './deps.ts';

/** A kind of campaign with all that its data name. */
export interface Kind {
  readonly caf: Caf;
  readonly type: CampaignType;
  readonly service: Service;
}

/** @throws Error when the configuration no longer knows the kind of a run that stands. */
export function kindOf(caf: Caf, id: string): Kind {
  const type = caf.campaigns.find((one) => one.id === id);
  const service = caf.services.find((one) => one.id === type?.service);
  if (type === undefined || service === undefined) throw new Error(`the campaign ${id} is not configured`);
  return { caf, type, service };
}

/**
 * The kind for which a list is handed in; the first one of the Caf when nothing is said.
 * @throws DomainError INVALID, NOT_BOOKABLE where nobody delivers the service: then no campaign starts.
 */
export function startableKind(caf: Caf, id: string | undefined): Kind {
  const found = caf.campaigns.find((one) => id === undefined || one.id === id);
  if (found === undefined) throw invalid('type', 'Cette Caf n’envoie pas ce type de courrier.');
  const kind = kindOf(caf, found.id);
  if (kind.service.delivery.by === 'nobody') throw new DomainError('NOT_BOOKABLE');
  return kind;
}

/** The words of a kind's letters, and who writes them. @throws Error when the Caf has no such letter. */
export function wordsOf(
  { letters }: Pick<CampaignDeps, 'letters'>,
  { caf, type, service }: Kind,
): { readonly text: LetterText; readonly sender: LetterSender } {
  const settings = letters.get(caf.code);
  const template = settings?.letters.find(({ id }) => id === type.letter);
  const text = template === undefined ? undefined : fillTemplate(template, caf, service);
  if (settings === undefined || text === undefined)
    throw new Error(`no letter ${type.letter} for ${caf.code}`);
  return { text, sender: letterSender(caf, settings) };
}
