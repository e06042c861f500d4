import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { ConfirmStep } from '../by-link/confirm-step.tsx';
import { HOME, type PartyAnswering } from './answering.ts';

/** One's agreement is given or taken back, freely and as often as one likes (M2). */
export function AgreeStep({
  what,
  token,
  onDone,
  onStale,
}: PartyAnswering & { readonly what: 'yes' | 'no' }) {
  const words = useTexts().answer;
  const params = { token };
  const send = () =>
    what === 'yes'
      ? call('POST /v1/mediation-parties/{token}/agree', { params })
      : call('POST /v1/mediation-parties/{token}/withdraw', { params });
  return (
    <ConfirmStep
      title={what === 'yes' ? words.yesTitle : words.noTitle}
      neutralTitle={words.title}
      yes={words[what]}
      back={words.back}
      home={HOME}
      send={send}
      onDone={(next) => onDone(next, what)}
      onStale={onStale}
    >
      {what === 'yes' ? <p>{words.yesWords}</p> : words.noWords.map((line) => <p key={line}>{line}</p>)}
    </ConfirmStep>
  );
}
