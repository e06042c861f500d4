import type { AgendaView } from '../../shared/domain/plan-access.ts';
import type { Calendar } from '../../shared/domain/time.ts';
import type { Engagement } from '../../shared/engagements/engagement.ts';
import type { AgendaItem } from './schemas.ts';

/** An hour that is kept for somebody's answer: theirs who see all, with the way to the case or the request; busy to others (D6). */
export function showProposed(
  { kind, about, start, end, place, mode }: Engagement,
  view: AgendaView,
  calendar: Calendar,
): AgendaItem {
  const hour = { start: calendar.iso(start), end: calendar.iso(end), place };
  if (view !== 'full') return { ...hour, status: 'busy' };
  return {
    ...hour,
    mode,
    status: 'proposed',
    ...(kind === 'request-times' ? { request: about } : { mediation: about }),
  };
}
