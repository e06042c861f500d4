import { ChooseTimes } from '../consultation/choose-times.tsx';

/** Proposes one to three times of one's own agenda, kept until the answer (P2). */
export default function ProposeTimes() {
  return <ChooseTimes what="propose" />;
}
