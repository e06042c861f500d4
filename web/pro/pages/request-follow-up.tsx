import { ChooseTimes } from '../consultation/choose-times.tsx';

/** Fixes the appointments agreed with the person, all or none (P2, F1). */
export default function FollowUp() {
  return <ChooseTimes what="follow-up" />;
}
