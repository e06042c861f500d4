import { AreaField } from '../design/area-field.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { LINE, type TypedAddress } from './postal-address.ts';

interface AddressFieldsProps {
  readonly value: TypedAddress;
  readonly onValue: (part: Partial<TypedAddress>) => void;
  readonly errors: Errors;
  readonly words: Readonly<Record<'street' | 'streetHint' | 'postcode' | 'town', string>>;
}

/** An address as it stands on an envelope; the name is known already. */
export function AddressFields({ value, onValue, errors, words }: AddressFieldsProps) {
  return (
    <>
      <AreaField
        id="street"
        label={words.street}
        hint={words.streetHint}
        error={errors['street']}
        rows={2}
        maxLength={4 * LINE}
        value={value.street}
        onValue={(street) => onValue({ street })}
      />
      <TextField
        id="postcode"
        label={words.postcode}
        error={errors['postcode']}
        look="short"
        inputMode="numeric"
        autoComplete="postal-code"
        maxLength={5}
        value={value.postcode}
        onValue={(postcode) => onValue({ postcode })}
      />
      <TextField
        id="town"
        label={words.town}
        error={errors['town']}
        autoComplete="address-level2"
        maxLength={LINE}
        value={value.town}
        onValue={(town) => onValue({ town })}
      />
    </>
  );
}
