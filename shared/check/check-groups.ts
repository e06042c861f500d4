import { entryOfGroup, type GroupSession, isUsed } from '../domain/group.ts';
import { placeOf } from './check-days.ts';
import { type CheckContext, DAYS_KEPT, TIDIED_AFTER } from './context.ts';
import { seatPlace } from './seat-place.ts';

/** A session keeps the cells of all its animators (B1), and never has more people than seats. */
export function checkGroup(session: GroupSession, item: string, check: CheckContext): void {
  const { caf, date, cell, start, seats, entries, state } = session;
  if (check.calendarOf(caf)?.instantOf(date, cell) !== start) check.fault({ code: 'start-differs', item });
  for (const [id, entry] of Object.entries(entries)) {
    const detail = `entry ${id}`;
    if (isUsed(entry, check.now))
      check.ledger.has(seatPlace({ caf, session: session.id, id, until: entry.until }), {
        code: 'seat-without-registration',
        item,
        detail,
      });
    else if ((entry.until ?? 0) + TIDIED_AFTER < check.now) check.fault({ code: 'entry-late', item, detail });
  }
  const used = Object.values(entries).filter((one) => isUsed(one, check.now)).length;
  if (used > seats) check.fault({ code: 'seats-overbooked', item, detail: `${used} of ${seats}` });
  if (state.status !== 'cancelled') wantCells(session, item, check);
  else if (used > 0 && state.at + TIDIED_AFTER < check.now) check.fault({ code: 'group-not-told', item });
}

function wantCells(session: GroupSession, item: string, check: CheckContext): void {
  const { caf, id, animators, date, cell, cells, end } = session;
  for (const professional of animators) {
    const spans = [[cell, cell + cells]] as const;
    const key = `entry ${placeOf({ caf, id: entryOfGroup(id), professional, date, spans, until: undefined })}`;
    if (end + DAYS_KEPT < check.now) check.ledger.allows(key);
    else check.ledger.wants(key, { code: 'group-half-taken', item, detail: `professional ${professional}` });
  }
}
