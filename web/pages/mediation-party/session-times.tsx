import { HowLine, Times, WhenLine } from '../when-and-where.tsx';
import type { PartySession } from './answering.ts';

/** When: fixed, or the times to choose from; and how and where. */
export function SessionTimes({ session, zone }: { session: PartySession; zone: string }) {
  const { start, end, times = [], mode, place } = session;
  return (
    <>
      {start !== undefined && end !== undefined ? <WhenLine slot={{ start, end }} zone={zone} /> : null}
      {start === undefined && times.length > 0 ? <Times times={times} zone={zone} /> : null}
      <HowLine mode={mode} place={place} />
    </>
  );
}
