import { call } from '../../api/client.ts';
import { useTexts } from '../../app/language.tsx';
import { ConfirmStep } from '../by-link/confirm-step.tsx';
import { HOME, type RequestAnswering } from './answering.ts';

/** None of the times suits, or the request is taken back: no reason is asked. */
export function LeaveStep({
  what,
  token,
  onDone,
  onStale,
}: RequestAnswering & { what: 'none' | 'withdraw' }) {
  const all = useTexts().request;
  const words = all.leave[what];
  const params = { token };
  const send = () =>
    what === 'none'
      ? call('POST /v1/consultation-requests/{token}/decline', { params })
      : call('POST /v1/consultation-requests/{token}/withdraw', { params });
  return (
    <ConfirmStep
      title={words.title}
      neutralTitle={all.title}
      kind="danger"
      yes={words.yes}
      back={all.keep}
      home={HOME}
      send={send}
      onDone={(next) => onDone(next, what)}
      onStale={onStale}
    >
      <p>{words.words}</p>
    </ConfirmStep>
  );
}
