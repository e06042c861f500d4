import { useLoad } from '../../app/use-load.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { type Agreed, Agreement, agreementOf, checkAgreement, NOT_AGREED } from '../desk/agreement.tsx';
import { useWords } from '../desk/desk-words.ts';
import { texts as referralTexts } from '../referrals/texts.fr.ts';
import type { Reason } from '../referrals/types.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { ReferBody } from './types.ts';

/** To whom a psychologist refers. */
export type Referred = 'social-worker' | 'mediator' | 'partner';

/** A referral as it is filled in: a partner of the list, why, and the person's agreement (F1, P3). */
export interface Referring {
  readonly partner: string;
  readonly reason: Reason | undefined;
  readonly agreed: Agreed;
}
export const NOT_REFERRED: Referring = { partner: '', reason: undefined, agreed: NOT_AGREED };

/** What is missing, by control. */
export function checkReferring(to: Referred, { partner, reason, agreed }: Referring, zone: string): Errors {
  const { missing } = texts.request;
  return {
    ...(to === 'partner' && partner === '' ? { partner: missing.partner } : {}),
    ...(reason === undefined ? { reason: missing.reason } : {}),
    ...checkAgreement('agreement', agreed, zone, referralTexts.refer.agreement.missing),
  };
}

/** As the contract wants it, of what `checkReferring` let through. */
export function referralOf(to: Referred, typed: Referring, zone: string): ReferBody {
  const { partner, reason = 'other', agreed } = typed;
  return {
    to: to === 'partner' ? { kind: 'outside', partner } : { kind: 'inside', role: to },
    reason,
    agreement: agreementOf(agreed, zone),
  };
}

/** The control that a refused field belongs to. */
export function controlOf(path: string): string {
  if (path.startsWith('agreement')) return 'agreement';
  return path === 'to.role' ? 'decision' : (path.split('.').at(-1) ?? path);
}

interface ReferFieldsProps {
  readonly to: Referred;
  readonly value: Referring;
  readonly onValue: (value: Referring) => void;
  readonly errors: Errors;
}

/** Nothing of the request goes along: a reason from a list, and the person's agreement (P3). */
export function ReferFields({ to, value, onValue, errors }: ReferFieldsProps) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { load } = useLoad((signal) => ask('GET /v1/staff/referral-choices', {}, { signal }), []);
  const words = texts.request;
  const { partners, reasons } = load.state === 'ready' ? load.value : { partners: [], reasons: [] };
  const nothing = { value: '', label: words.choose };
  return (
    <div class="stack">
      <p>{words.referLead}</p>
      {to === 'partner' ? (
        <SelectField
          id="partner"
          label={words.partner}
          error={errors['partner']}
          value={value.partner}
          onValue={(partner) => onValue({ ...value, partner })}
          options={[nothing, ...partners.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      ) : null}
      <SelectField
        id="reason"
        label={referralTexts.refer.reason}
        error={errors['reason']}
        value={value.reason ?? ''}
        onValue={(reason) => onValue({ ...value, reason: reasons.find((one) => one === reason) })}
        options={[nothing, ...reasons.map((one) => ({ value: one, label: referralTexts.reasons[one] }))]}
      />
      <Agreement
        id="agreement"
        value={value.agreed}
        onValue={(agreed) => onValue({ ...value, agreed })}
        errors={errors}
        zone={zone}
        words={referralTexts.refer.agreement}
      />
    </div>
  );
}
