import { expect, test } from 'vitest';
import { addressFaults, addressOf, LINE } from '../../../web/booking/postal-address.ts';

const WHO = { firstName: ' Camille ', lastName: 'Exemple' };
const GOOD = { street: '1 rue de l’Exemple\n\n Bâtiment B ', postcode: '94000', town: ' Créteil ' };
const WORDS = {
  street: 'rue',
  long: 'long',
  postcode: 'code postal',
  town: 'ville',
  nir: 'sécurité sociale',
};

test('an address stands as the post wants it: the name first, postcode and town last', () => {
  expect(addressOf(WHO, GOOD)).toEqual([
    'Camille Exemple',
    '1 rue de l’Exemple',
    'Bâtiment B',
    '94000 Créteil',
  ]);
  expect(addressFaults(WHO, GOOD, WORDS)).toEqual({});
});

test('a long name is cut to what a line of the envelope takes', () => {
  const [name] = addressOf({ firstName: 'Anne-Sophie'.repeat(4), lastName: 'Exemple' }, GOOD);
  expect(name).toHaveLength(LINE);
});

test.each([
  [{ street: ' \n ' }, { street: 'rue' }],
  [{ street: 'x'.repeat(LINE + 1) }, { street: 'long' }],
  [{ street: 'a\nb\nc\nd\ne' }, { street: 'long' }],
  [{ street: '2 84 02 94 028 123 42' }, { street: 'sécurité sociale' }],
  [{ postcode: '9400' }, { postcode: 'code postal' }],
  [{ town: '' }, { town: 'ville' }],
  [{ town: '94' }, { town: 'ville' }],
])('what is wrong is said at its control: %j', (part, faults) => {
  expect(addressFaults(WHO, { ...GOOD, ...part }, WORDS)).toEqual(faults);
});
