import { expect, test } from 'vitest';
import { CafView, ServiceView } from '../../functions/public-booking/schemas.ts';
import { cafView, serviceView } from '../../functions/public-booking/views.ts';
import { aCaf, caf94, caf973 } from '../support/fixtures.ts';

test('what a Caf says in English, its video service and its quick exit are in the catalogue', () => {
  const caf = aCaf({ quickExit: 'https://meteo.example/' });
  expect(CafView.parse(cafView(caf))).toEqual({
    code: '94',
    name: 'Caf du Val-de-Marne',
    phone: '01 99 00 00 94',
    phoneHours: 'du lundi au vendredi, de 9 h à 16 h 30',
    zone: 'Europe/Paris',
    english: { phoneHours: 'Monday to Friday, 9:00 to 16:30' },
    video: { address: 'https://visio.caf94.example/' },
    quickExit: 'https://meteo.example/',
  });
  for (const service of caf.services)
    expect(ServiceView.parse(serviceView(service)).english?.name).toMatch(/^[A-Z][A-Za-z -]+$/);
});

test('a Caf that says nothing of them leaves them out', () => {
  const view = CafView.parse(cafView(caf973()));
  expect(Object.keys(view)).toEqual(['code', 'name', 'phone', 'phoneHours', 'zone']);
  for (const service of caf973().services) expect(serviceView(service)).not.toHaveProperty('english');
});

test.each([{ video: { address: 'http://visio.example/' } }, { quickExit: 'javascript:alert(1)' }])(
  'an address that is not https is refused: %j',
  (change) => {
    expect(() => aCaf(change)).toThrow();
  },
);

test('the sample Caf’s video service is visibly made up', () => {
  expect(new URL(caf94().video?.address ?? '').hostname).toMatch(/\.example$/);
});
