import type { Deps } from '../deps.ts';
import type { Answers, Campaign } from '../domain/campaign.ts';
import { learnedTakeUp } from '../domain/campaign-figures.ts';
import { addTallies } from '../domain/campaign-part.ts';
import { getAppointments } from '../store/appointments.ts';
import { listCampaigns, type WholeCampaign } from '../store/campaigns.ts';
import { invitationsOfCampaign } from '../store/letter-invitations.ts';
import type { Kind } from './kind.ts';

/** Runs of a Caf that are looked at for what may be learned. */
const MOST_RUNS = 200;

/**
 * What came of the letters of a run: of those that left, how many declined, booked, and were received. Codes that booked and gave the
 * time back count as not booked.
 */
export async function answersOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  whole: WholeCampaign,
): Promise<Answers> {
  const { caf, id } = whole.campaign;
  const { mailed, inBatch, toPrint, returned } = addTallies(whole.parts.map(({ tally }) => tally));
  let declined = 0;
  let booked = 0;
  let kept = 0;
  for await (const invitations of invitationsOfCampaign(store, caf, id)) {
    declined += invitations.filter(({ declinedAt }) => declinedAt !== undefined).length;
    const appointments = invitations.flatMap(({ state }) =>
      state.status === 'used' ? [state.appointment] : [],
    );
    booked += appointments.length;
    for (const appointment of (await getAppointments(store, caf, appointments)).values())
      if (wasReceived(appointment.state)) kept += 1;
  }
  return { at: clock(), letters: mailed + inBatch + toPrint + returned, declined, booked, kept };
}

function wasReceived(state: { status: string; outcome?: string }): boolean {
  return state.status === 'closed' && (state.outcome === 'kept' || state.outcome === 'late');
}

/** The take-up to expect of a kind: learned from its past runs, else as configured (L3). */
export async function takeUpOf(
  { store, clock }: Pick<Deps, 'store' | 'clock'>,
  { caf, type }: Kind,
): Promise<number> {
  const past = (await listCampaigns(store, caf.code, MOST_RUNS)).flatMap((campaign) =>
    pastRun(campaign, type.id),
  );
  return learnedTakeUp(past, type.takeUp, clock());
}

function pastRun({ type, state, answers }: Campaign, wanted: string) {
  if (type !== wanted || state.status !== 'sent' || answers === undefined) return [];
  return [{ sentAt: state.at, answers }];
}
