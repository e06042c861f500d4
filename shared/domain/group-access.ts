import { appointmentView, isOwnOrDelegate, mayClose } from './appointment-access.ts';
import { mayKnowOutcome, mayPlan, type Viewer } from './plan-access.ts';
import type { Professional } from './planning.ts';

type Animator = Pick<Professional, 'id' | 'role' | 'delegates'>;

/**
 * What of those who come to a group session is shown (D6): all; `reception`, a name and whom to call; nothing, but how many they
 * are.
 */
export type NamesView = 'full' | 'reception' | 'none';

/** The most that any of the animators' agendas opens to the viewer. */
export function namesView(viewer: Viewer, animators: readonly Animator[]): NamesView {
  const views = animators.map((animator) => appointmentView(viewer, animator));
  return views.includes('full') ? 'full' : views.includes('reception') ? 'reception' : 'none';
}

/** Who fixes a session: one of those who hold it, whom they delegate, and those who plan for others. */
export function mayOpenGroup(viewer: Viewer, animators: readonly Animator[]): boolean {
  return (
    animators.every((animator) => mayPlan(viewer, animator)) ||
    animators.some((animator) => isOwnOrDelegate(viewer, animator))
  );
}

/** Who adds seats, cancels in the Caf's name, says who came and how it went; never the benefits desk (F1). */
export function mayRunGroup(viewer: Viewer, animators: readonly Animator[]): boolean {
  return animators.some((animator) => mayClose(viewer, animator));
}

/** F1: how it went is nothing for the benefits desk. */
export function mayKnowGroupOutcome(viewer: Viewer, animators: readonly Animator[]): boolean {
  return animators.some((animator) => mayKnowOutcome(viewer, animator));
}
