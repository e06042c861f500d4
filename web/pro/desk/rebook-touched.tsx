import { useState } from 'preact/hooks';
import { useAct } from '../../app/use-act.ts';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { useStaff } from '../staff.tsx';
import { Agreement, agreementOf, checkAgreement, NOT_AGREED } from './agreement.tsx';
import { fullName, useWords } from './desk-words.ts';
import { ProposalWords } from './proposal-words.tsx';
import { howTold, type SettlingProps } from './settle.ts';
import { SettlingForm } from './settling-form.tsx';
import { texts } from './texts.fr.ts';

/** Moves somebody to one of the proposals, with the agreement they gave by voice (F1). */
export function RebookTouched({ disruption, touched, onDone, onGiveUp }: SettlingProps) {
  const { ask } = useStaff();
  const words = useWords();
  const { appointment, proposals } = touched;
  const [start, setStart] = useState(proposals[0]?.start);
  const [agreed, setAgreed] = useState(NOT_AGREED);
  const [errors, setErrors] = useState<Errors>({});
  const { busy, problem, act } = useAct();
  const ids = { which: `which-${appointment.id}`, agreement: `agreement-${appointment.id}` };
  const name = fullName(appointment.person);
  const rebook = () => {
    const proposal = proposals.find((one) => one.start === start);
    const found = {
      ...(proposal === undefined ? { [ids.which]: texts.disruptions.rebookMissing } : {}),
      ...checkAgreement(ids.agreement, agreed, words.zone),
    };
    setErrors(found);
    if (proposal === undefined || Object.keys(found).length > 0) return;
    const body = {
      appointment: appointment.id,
      start: proposal.start,
      professional: proposal.professional.id,
      agreement: agreementOf(agreed, words.zone),
    };
    const told = texts.disruptions.told.rebooked(name, words.moment(proposal.start));
    void act(
      () => ask('POST /v1/staff/disruptions/{id}/rebook', { params: { id: disruption }, body }),
      () => onDone(`${told} ${howTold(appointment)}`),
    );
  };
  return (
    <SettlingForm
      title={texts.disruptions.rebookTitle(name)}
      problem={problem}
      busy={busy}
      yes={texts.disruptions.rebookDo}
      onYes={rebook}
      no={texts.disruptions.giveUp}
      onNo={onGiveUp}
    >
      <ErrorSummary errors={errors} />
      <OneOf
        id={ids.which}
        legend={texts.disruptions.rebookWhich}
        value={start}
        onValue={setStart}
        error={errors[ids.which]}
        options={proposals.map((one) => ({ value: one.start, label: <ProposalWords proposal={one} /> }))}
      />
      <Agreement id={ids.agreement} value={agreed} onValue={setAgreed} errors={errors} zone={words.zone} />
    </SettlingForm>
  );
}
