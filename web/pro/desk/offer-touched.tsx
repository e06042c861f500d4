import { useState } from 'preact/hooks';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useAct } from '../../app/use-act.ts';
import { SomeOf } from '../../design/choices.tsx';
import { useStaff } from '../staff.tsx';
import { fullName } from './desk-words.ts';
import { offerOf } from './offers.ts';
import { ProposalWords } from './proposal-words.tsx';
import { howTold, type SettlingProps } from './settle.ts';
import { SettlingForm } from './settling-form.tsx';
import { texts } from './texts.fr.ts';

/** Offers up to three times, held until the person takes one. */
export function OfferTouched({ disruption, touched, onDone, onGiveUp }: SettlingProps) {
  const { ask } = useStaff();
  const { services } = useCatalogue();
  const { appointment, proposals } = touched;
  const [starts, setStarts] = useState<string[]>(proposals.map(({ start }) => start));
  const [error, setError] = useState<string>();
  const { busy, problem, act } = useAct();
  const id = `offer-which-${appointment.id}`;
  const name = fullName(appointment.person);
  const offer = () => {
    const chosen = proposals.filter(({ start }) => starts.includes(start));
    const body = offerOf(touched, chosen, services);
    const missing =
      chosen.length === 0 ? texts.disruptions.offerMissing : texts.disruptions.offerOneColleague;
    setError(body === undefined ? missing : undefined);
    if (body === undefined) {
      document.getElementById(id)?.focus();
      return;
    }
    void act(
      () => ask('POST /v1/staff/disruptions/{id}/offer', { params: { id: disruption }, body }),
      () => onDone(`${texts.disruptions.told.offered(name)} ${howTold(appointment)}`),
    );
  };
  return (
    <SettlingForm
      title={texts.disruptions.offerTitle(name)}
      problem={problem}
      busy={busy}
      yes={texts.disruptions.offerDo(starts.length)}
      onYes={offer}
      no={texts.disruptions.giveUp}
      onNo={onGiveUp}
    >
      <SomeOf
        id={id}
        legend={texts.disruptions.offerWhich}
        hint={texts.disruptions.offerHint}
        values={starts}
        onValues={setStarts}
        error={error}
        options={proposals.map((one) => ({ value: one.start, label: <ProposalWords proposal={one} /> }))}
      />
      <p class="small">{howTold(appointment)}</p>
    </SettlingForm>
  );
}
