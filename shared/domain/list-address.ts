import { ADDRESS_LINE_LENGTH, ADDRESS_LINES, PrintedText } from './letter.ts';
import { PLAIN } from './person.ts';

interface Addressed {
  readonly title: string | undefined;
  readonly firstName: string;
  /** The name that the person bears. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly postcode: string;
  readonly town: string;
}

/** Signs that need no second look; tags are none of them. */
const USUAL = /^[\x20-\x3b=\x3f-\x7e\u00c0-\u017f\u2019]*$/;

/**
 * The address block of a letter, at most six lines of 38 signs: name, street, postcode and town. A long name loses its title, then
 * all but the initials of the first names; a long street line goes on in a further one. Undefined when it does not fit.
 */
export function addressBlock(person: Addressed): string[] | undefined {
  const last = `${person.postcode} ${person.town}`;
  const addressee = addresseeOf(person);
  const street = person.lines.flatMap(wrap);
  if (addressee === undefined || last.length > ADDRESS_LINE_LENGTH) return undefined;
  const block = [addressee, ...street, last];
  return block.length > ADDRESS_LINES || block.some((line) => line.length > ADDRESS_LINE_LENGTH)
    ? undefined
    : block;
}

/** Text as the letter will print it: undefined when it holds a sign that the letter cannot print. */
export function printable(text: string): string | undefined {
  if (USUAL.test(text)) return text;
  const printed = PrintedText.safeParse(text).data;
  return printed === undefined || !PLAIN.test(printed) ? undefined : printed;
}

function addresseeOf({ title, firstName, name }: Addressed): string | undefined {
  const fits = (line: string) => line.length <= ADDRESS_LINE_LENGTH;
  const whole = `${firstName} ${name}`;
  if (title !== undefined && fits(`${title} ${whole}`)) return `${title} ${whole}`;
  if (fits(whole)) return whole;
  const initials = firstName
    .split(/[\s-]+/)
    .map((word) => `${word.charAt(0)}.`)
    .join(' ');
  return [`${initials} ${name}`, name].find(fits);
}

function wrap(line: string): string[] {
  if (line.length <= ADDRESS_LINE_LENGTH) return [line];
  const at = line.lastIndexOf(' ', ADDRESS_LINE_LENGTH);
  return at <= 0 ? [line] : [line.slice(0, at), ...wrap(line.slice(at + 1))];
}
