import type { Errors } from '../../design/error-summary.tsx';
import { checkParty, NO_PARTY, type PartyDraft, partyBody, partyControl } from './party-draft.ts';
import { texts } from './texts.fr.ts';
import type { CaseBody } from './types.ts';

/** A case as far as it is filled in; '' for what is not chosen. */
export interface CaseDraft {
  readonly parties: readonly PartyDraft[];
  readonly origin: CaseBody['origin'] | '';
  readonly territory: string;
  readonly reason: CaseBody['reason'] | '';
}

export const NO_CASE: CaseDraft = { parties: [NO_PARTY, NO_PARTY], origin: '', territory: '', reason: '' };

let kept = NO_CASE;

/** The unfinished case of this tab, nowhere but in memory (D1); with `interview`, one that begins with it. */
export function readCase(interview: string | undefined): CaseDraft {
  const isThere = kept.parties.some((party) => party.interview === interview);
  if (interview === undefined || isThere) return kept;
  const first: PartyDraft = { ...NO_PARTY, from: 'interview', interview };
  return { ...NO_CASE, parties: [first, NO_PARTY] };
}

export function keepCase(draft: CaseDraft): void {
  kept = draft;
}

/** What is missing or wrong, by control. */
export function checkCase({ parties, origin, territory, reason }: CaseDraft): Errors {
  const { missing } = texts.form;
  const twice = parties.flatMap(({ from, interview }, at) => {
    const isFirst = parties.findIndex((one) => one.from === from && one.interview === interview) === at;
    return from === 'typed' || interview === '' || isFirst
      ? []
      : [[`p${at}-interview`, missing.sameInterview]];
  });
  return {
    ...Object.fromEntries(
      parties.flatMap((party, at) =>
        Object.entries(checkParty(party, `p${at}`)).map(([id, words]) => [id, texts.form.of(at + 1, words)]),
      ),
    ),
    ...Object.fromEntries(twice),
    ...(origin === '' ? { origin: missing.origin } : {}),
    ...(territory === '' ? { territory: missing.territory } : {}),
    ...(reason === '' ? { reason: missing.reason } : {}),
  };
}

/** As the contract wants it; undefined while something is not chosen. */
export function caseBody({ parties, origin, territory, reason }: CaseDraft): CaseBody | undefined {
  if (origin === '' || reason === '') return undefined;
  return { parties: parties.map(partyBody), origin, territory, reason };
}

/** `parties.1.person.email` → `p1-email` */
export function caseControl(path: string): string {
  const found = /^parties\.(\d+)\.?(.*)$/.exec(path);
  return found === null ? path : partyControl(found[2] ?? '', `p${found[1]}`);
}
