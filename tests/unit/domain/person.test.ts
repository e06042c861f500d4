import { expect, it } from 'vitest';
import { Phone } from '../../../shared/domain/person.ts';

it('one phone number, however it is dialled, is one number (B2)', () => {
  for (const typed of ['01 99 00 12 34', '+33 1 99 00 12 34', '+33 (0)1.99.00.12.34', '0033-199001234'])
    expect(Phone.parse(typed)).toBe('0199001234');
  for (const typed of ['0594 99 12 34', '+594 594 99 12 34', '+594 0594 991234'])
    expect(Phone.parse(typed)).toBe('0594991234');
});

it('a foreign phone number stays as it is, and what is none is refused', () => {
  expect(Phone.parse('+32 470 12 34 56')).toBe('+32470123456');
  for (const typed of ['112', '06 12 34', '+12', 'téléphone', '00 00'])
    expect(Phone.safeParse(typed).success).toBe(false);
});
