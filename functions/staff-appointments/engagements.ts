import type { Deps } from '../../shared/deps.ts';
import { isOwnOrDelegate } from '../../shared/domain/appointment-access.ts';
import { type Disruption, isSettled } from '../../shared/domain/disruption.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import type { Engagement } from '../../shared/engagements/engagement.ts';
import { engagementsOf } from '../../shared/engagements/engagements.ts';
import { type Desk, nobodyKnown } from './desk.ts';

/** Engagements that are still in the way, by disruption: whoever proposed other hours or called a session off has dealt with it. */
export async function engagementsTouched(
  deps: Deps,
  desk: Desk,
  disruptions: readonly Disruption[],
): Promise<Map<string, Engagement[]>> {
  const ids = disruptions.flatMap(({ touched }) => Object.keys(touched));
  const engagements = await engagementsOf(deps, desk.caf.code, [...new Set(ids)], desk.now);
  return new Map(
    disruptions.map(({ id, professional, touched }) => [
      id,
      engagements
        .filter((one) => {
          const known = touched[one.id];
          const isOpen = known !== undefined && !isSettled(known.state);
          return isOpen && one.professional === professional && one.start === known.start;
        })
        .sort((a, b) => a.start - b.start),
    ]),
  );
}

/** An hour to everybody who sees the list; the way to deal with it to those who may (D6). */
export function engagementView(
  desk: Desk,
  disruption: Disruption,
  { kind, about, start, end, place }: Engagement,
) {
  const calendar = makeCalendar(desk.caf.zone);
  return {
    kind,
    start: calendar.iso(start),
    end: calendar.iso(end),
    place,
    ...(mayOpen(desk, disruption, kind) ? { about } : {}),
  };
}

/** A case is its mediator's and whom they delegate; requests are every psychologist's (P3, D6); a group session is no secret. */
function mayOpen(desk: Desk, { professional, role }: Disruption, kind: Engagement['kind']): boolean {
  const owner = desk.professional(professional) ?? nobodyKnown(professional, role);
  switch (kind) {
    case 'group-session':
      return true;
    case 'joint-session':
    case 'joint-session-times':
      return desk.viewer.roles.includes('mediator') && isOwnOrDelegate(desk.viewer, owner);
    case 'request-times':
      return desk.viewer.roles.includes('psychologist');
  }
}
