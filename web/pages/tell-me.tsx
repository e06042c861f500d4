import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { useCatalogue } from '../app/catalogue.tsx';
import { serviceOfKey } from '../app/service-words.ts';
import { CodeForm } from './tell-me/code-form.tsx';
import { Joined } from './tell-me/joined.tsx';
import type { Outcome } from './tell-me/outcome.ts';
import { type Pending, readPending, writePending } from './tell-me/pending.ts';
import { WishForm } from './tell-me/wish-form.tsx';
import '../booking/booking.css';
import './pages.css';

/** "Tell me": to be told when an earlier or a first time comes free; the code of the neutral mail proves the address (B5). */
export default function TellMe() {
  const catalogue = useCatalogue();
  const asked = serviceOfKey(catalogue, useRoute().params['key'])?.id;
  const [pending, setPending] = useState<Pending | undefined>(readPending);
  const [outcome, setOutcome] = useState<Outcome>();
  const [isLost, setLost] = useState(false);
  const wait = (next: Pending | undefined) => {
    writePending(next);
    setPending(next);
  };
  const end = (how: Outcome) => {
    wait(undefined);
    setOutcome(how);
  };
  const lose = () => {
    wait(undefined);
    setLost(true);
  };
  if (outcome !== undefined) return <Joined outcome={outcome} />;
  if (pending !== undefined)
    return (
      <CodeForm
        key={pending.id}
        pending={pending}
        onEnd={end}
        onLost={lose}
        onAgain={() => wait(undefined)}
      />
    );
  return <WishForm service={asked} isBack={isLost} onPending={wait} onEnd={end} />;
}
