import { beforeEach, describe, expect, it } from 'vitest';
import type { Deps } from '../../shared/deps.ts';
import { getConsultation, requestToken } from '../../shared/store/consultations.ts';
import { expectSound } from '../support/check.ts';
import { aFamily, aPsychologist, NINE, psychologists, THURSDAY } from '../support/consultation.ts';
import { aDesk } from '../support/desk.ts';
import { aClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
const OWN = { email: 'mien@courriel.example', contact: { by: 'email', discreet: false } };
let deps: Deps;
let family: ReturnType<typeof aFamily>;
let psychologist: ReturnType<typeof aPsychologist>;

beforeEach(async () => {
  const store = await sharedStore.empty();
  deps = testDeps({ store, clock: aClock('2026-11-24T08:00:00+01:00') });
  await psychologists(deps);
  family = aFamily(deps);
  psychologist = aPsychologist(deps);
});

/** A request with an appointment, and the tokens that the first mailbox has. */
async function appointed() {
  const { id, token } = await family.sent();
  await psychologist.propose(id, [NINE]);
  const page = (await family.accept(token, NINE)).json;
  const [appointment] = await itemsOfKind(deps.store, 'appointment');
  return { id, token, own: page.text('appointment', 'token'), appointment: String(appointment?.['id']) };
}
const emails = async (kind: string) =>
  (await itemsOfKind(deps.store, kind)).map((one) => Object(one['person']).email);

describe('a contact that changes after an appointment came of the request (F4)', () => {
  it('changed at the appointment, ends the link of the request too, and later times go to the new address', async () => {
    const { id, token, appointment } = await appointed();
    const changed = await aDesk(deps).contact(appointment, OWN);
    expect(changed.status).toBe(200);
    expect((await family.read(token)).status).toBe(404);
    expect((await getConsultation(deps.store, '94', id))?.person.email).toBe(OWN.email);
    expect((await psychologist.followUp(id, [THURSDAY])).status).toBe(201);
    expect(await emails('appointment')).toEqual([OWN.email, OWN.email]);
    const request = await getConsultation(deps.store, '94', id);
    if (request === undefined) throw new Error('no request');
    expect((await family.read(requestToken(deps.keys, request))).json.at('appointment', 'start')).toBe(NINE);
    await expectSound(deps);
  });

  it('changed at the request, ends the links of its appointments too, and those are told to the new address', async () => {
    const { id, appointment, own } = await appointed();
    expect((await psychologist.contact(id, OWN)).status).toBe(200);
    expect(await emails('appointment')).toEqual([OWN.email]);
    const links = await itemsOfKind(deps.store, 'link');
    expect(links.map((one) => [one['appointment'], one['contactVersion']])).toEqual([[appointment, 1]]);
    const request = await getConsultation(deps.store, '94', id);
    if (request === undefined) throw new Error('no request');
    const page = (await family.read(requestToken(deps.keys, request))).json;
    expect(page.text('appointment', 'token')).not.toBe(own);
    await expectSound(deps);
  });

  it('leads from the page of a closed request to no appointment whose contact has changed since', async () => {
    const { id, token, appointment } = await appointed();
    await psychologist.close(id, 'followed-up');
    expect((await family.read(token)).json.at('appointment', 'start')).toBe(NINE);
    await aDesk(deps).contact(appointment, OWN);
    expect((await family.read(token)).json.at('appointment')).toBeUndefined();
  });
});
