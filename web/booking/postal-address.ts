import { holdsNir } from './nir.ts';

/** Where something is sent by post, as typed; `street`: a line each. */
export interface TypedAddress {
  readonly street: string;
  readonly postcode: string;
  readonly town: string;
}
export const NO_ADDRESS: TypedAddress = { street: '', postcode: '', town: '' };

/** As many signs as a printed line takes, and as many lines as an envelope's window. */
export const LINE = 38;
const LINES = 6;

interface Named {
  readonly firstName: string;
  readonly lastName: string;
}

/** As the post wants it: the name first, postcode and town last. */
export function addressOf(
  { firstName, lastName }: Named,
  { street, postcode, town }: TypedAddress,
): string[] {
  const lines = street.split('\n').map((line) => line.trim());
  return [
    `${firstName.trim()} ${lastName.trim()}`.slice(0, LINE).trim(),
    ...lines.filter((line) => line !== ''),
    `${postcode.trim()} ${town.trim()}`,
  ];
}

interface Words {
  readonly street: string;
  readonly long: string;
  readonly postcode: string;
  readonly town: string;
  readonly nir: string;
}

/** What is missing or wrong about an address, by control. */
export function addressFaults(named: Named, typed: TypedAddress, words: Words): Record<string, string> {
  const lines = addressOf(named, typed);
  const isLong = lines.length > LINES || lines.slice(1, -1).some(({ length }) => length > LINE);
  const town = typed.town.trim();
  return {
    ...(holdsNir(typed.street)
      ? { street: words.nir }
      : lines.length < 3
        ? { street: words.street }
        : isLong
          ? { street: words.long }
          : {}),
    ...(/^\d{5}$/.test(typed.postcode.trim()) ? {} : { postcode: words.postcode }),
    ...(/^\p{L}/u.test(town) && town.length <= LINE - 6 ? {} : { town: words.town }),
  };
}
