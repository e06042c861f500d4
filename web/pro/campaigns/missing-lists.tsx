import { Notice } from '../../design/notice.tsx';
import { monthWords } from '../words.ts';
import { texts } from './texts.fr.ts';
import type { RunList } from './types.ts';

/** Months whose list should have come and has not. */
export function MissingLists({ list: { missing, types } }: { list: RunList }) {
  const [first] = missing;
  if (first === undefined) return null;
  const words = texts.list;
  return (
    <Notice tone="warning" title={words.missingTitle(monthWords(first.month))}>
      <ul class="plain-list">
        {missing.map(({ type, day }) => (
          <li key={type}>{words.missing(types.find(({ id }) => id === type)?.name ?? type, day)}</li>
        ))}
      </ul>
      <p>{words.missingNext}</p>
    </Notice>
  );
}
