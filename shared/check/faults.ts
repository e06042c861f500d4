/** What can be wrong in a table, in words for whoever runs the check. */
export const FAULTS = {
  'unknown-kind': 'an item of a kind that nobody knows',
  unreadable: 'an item does not fit the schema of its kind',
  'wrong-key': 'an item does not stand under the key that its fields make',
  'unknown-caf': 'an item of a Caf that is not configured (D5)',
  'no-end': 'an item should carry the instant after which it goes, and does not (D2)',
  'cells-differ': 'the taken cells of a day are not those of its entries (B1)',
  'cells-shared': 'two entries of a day keep the same cell (B1)',
  'leftover-stands': 'what a move left behind still keeps its cells (B4)',
  'entry-late': 'an entry of a day ran out and was not tidied away in time (B5)',
  'appointment-without-entry': 'an appointment stands, and its day does not keep its cells (B1)',
  'pair-half-taken': 'an appointment of two professionals is not kept in both of their days (B1)',
  'entry-without-appointment': 'a day keeps cells for an appointment that does not stand so (B1)',
  'start-differs': 'the instant of an appointment is not that of its date and cell (B8)',
  'pending-late': 'a booking without its code ran out and was not tidied away in time (B5)',
  'hold-late': 'a hold ran out and was not tidied away in time (B5)',
  'hold-without-entry': 'a hold stands, and its day does not keep its cells',
  'entry-without-hold': 'a day keeps cells for a hold that does not stand so',
  'hold-without-seat': 'a hold does not fill a place of its address',
  'seat-without-hold': 'a place of an address is filled by a hold that does not stand so',
  'appointment-without-guard': 'an appointment stands without the guard of its person (B2)',
  'guard-without-appointment': 'a guard stands for an appointment that does not (B2)',
  'appointment-without-link': 'an appointment stands, and its person has no way to it',
  'link-without-appointment': 'a link leads to no appointment, or outlives a changed contact (F4)',
  'appointment-without-reminder': 'an appointment has no reminder for a time still ahead',
  'reminder-without-appointment': 'a reminder speaks of an appointment or a time that does not stand',
  'appointment-without-invitation': 'an appointment was made with an invitation that does not say so',
  'invitation-without-appointment': 'an invitation is used up by an appointment that does not stand',
  'call-back-without-guard': 'an open call-back has no guard against a second one',
  'guard-without-call-back': 'a guard stands for a call-back that is not open',
  'session-without-agreements': 'a joint session is to come, and not every agreement stands (M2)',
  'session-without-hold': 'a joint session is proposed at a time that its mediator’s day does not keep (B1)',
  'hold-without-session': 'a time is kept for a joint session that is not proposed so (M2)',
  'session-without-entry': 'a joint session stands, and its day does not keep its cells (B1)',
  'party-without-reference': 'a party of a mediation is not found by the keys of their name (M7)',
  'reference-without-party': 'a key leads to a mediation of which nobody is a party so',
  'request-without-hold':
    'a time is proposed for a request, and its psychologist’s day does not keep it (P2)',
  'hold-without-request': 'a time is kept for a request that is not proposed so (P2)',
  'request-not-erased': 'a closed request still holds its four points or own words (P5)',
  'referral-without-guard': 'an open referral by the partners’ form has no guard against a second one',
  'guard-without-referral': 'a guard stands for a referral that is not open',
  'situation-without-reference': 'the agreements of a person are not found by one of their keys',
  'reference-without-situation': 'a key leads to agreements of nobody',
  'appointment-without-series':
    'an appointment to come is of a support series that has ended or does not name it',
  'seats-overbooked': 'more people are registered in a group session than it has seats',
  'seat-without-registration': 'a group session keeps a seat for somebody who is not registered so',
  'registration-without-seat': 'somebody is registered in a group session that keeps no seat for them',
  'group-half-taken': 'a group session is not kept in the day of each animator (B1)',
  'group-not-told': 'a group session was cancelled, and people registered in it were not told in time',
  'offer-without-hold': 'a time is offered from the waiting list that no hold keeps',
  'hold-without-offer': 'a time is kept for somebody on the waiting list to whom it is not offered',
  'waiting-without-guard': 'somebody waits without the guard of their person',
  'guard-without-waiting': 'a guard stands for somebody who does not wait',
  'waiting-too-long': 'somebody on the waiting list had more offers than the Caf makes',
  'notification-unsettled': 'a message was not settled within ten minutes',
  'search-stuck': 'a search for what is known of somebody did not go on (D3)',
  'slip-without-link': 'the code of a slip that was printed opens nothing (D3)',
  'link-without-slip': 'a way leads to an answer that was not handed over so (D3)',
  'line-lost': 'the figures of a part of a run do not add up to its lines (L5)',
  'tally-differs': 'the figures of a part of a run are not those of its letters',
  'job-stuck': 'a change of planning was not opened in time',
} as const;
export type FaultCode = keyof typeof FAULTS;

/** One fault: the item by its key, and more in opaque ids, numbers and names of fields, never personal data (D1). */
export interface Fault {
  readonly code: FaultCode;
  readonly item: string;
  readonly detail?: string;
}

export function faultText({ code, item, detail }: Fault): string {
  return `${code}: ${FAULTS[code]}: ${item}${detail === undefined ? '' : ` (${detail})`}`;
}
