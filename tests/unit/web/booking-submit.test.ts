import { beforeEach, expect, test, vi } from 'vitest';
import { service, slot } from './a-service.ts';

const NOW = Date.parse('2026-12-01T10:00:00+01:00');
const UNTIL = '2026-12-01T10:15:00+01:00';

/** Each request as it was made, with its Idempotency-Key. */
let asked: { what: string; key: string | undefined; hold: unknown }[];
/** Statuses of the next answers to DELETE; 204 when there is none. */
let deletes: number[];
let holds: number[];

function answer(method: string, path: string): Response {
  const json = { headers: { 'content-type': 'application/json' } };
  const count = asked.length;
  if (method === 'DELETE') {
    const refused = deletes.shift();
    if (refused === undefined) return new Response(null, { status: 204 });
    return new Response(`{"code":"${refused === 404 ? 'NOT_FOUND' : 'CONFLICT'}"}`, { status: refused });
  }
  const status = path.endsWith('/holds') ? (holds.shift() ?? 201) : 201;
  if (status !== 201)
    return new Response('{"code":"SLOT_TAKEN","alternatives":[]}', {
      status,
      headers: { 'content-type': 'application/problem+json' },
    });
  const body = path.endsWith('/holds')
    ? { hold: `hold-${count}`, expiresAt: UNTIL }
    : { id: `booking-${count}`, status: 'pending', expiresAt: UNTIL };
  return new Response(JSON.stringify(body), { status: 201, ...json });
}

beforeEach(() => {
  vi.resetModules();
  asked = [];
  deletes = [];
  holds = [];
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
  vi.stubGlobal('fetch', async (path: string, { method = 'GET', headers, body }: RequestInit) => {
    const sent = typeof body === 'string' ? JSON.parse(body) : {};
    const key = new Headers(headers).get('idempotency-key') ?? undefined;
    asked.push({ what: `${method} ${path.split('/').slice(4).join('/')}`, key, hold: sent.hold });
    return answer(method, path);
  });
  return () => vi.unstubAllGlobals();
});

async function begin() {
  const draft = await import('../../../web/booking/draft.ts');
  const { submitBooking } = await import('../../../web/booking/submit.ts');
  const { firstMissing } = await import('../../../web/booking/steps.ts');
  const nobody = draft.readDraft().person;
  const say = (firstName: string) =>
    draft.changeDraft({
      person: { ...nobody, firstName, lastName: 'Exemple', email: 'camille@courriel.example' },
    });
  draft.changeDraft({
    service: service.id,
    place: slot.place,
    mode: slot.mode,
    slot,
    hold: { token: 'hold-0', expiresAt: UNTIL, prolonged: false },
  });
  return {
    say,
    readDraft: draft.readDraft,
    submit: () => submitBooking('94', service),
    step: () => firstMissing(draft.readDraft(), service, NOW),
  };
}

test('changing an answer and changing it back is a new booking, not the one given up (B6)', async () => {
  const { say, submit, step, readDraft } = await begin();
  say('Camille');
  expect(await submit()).toBeUndefined();
  expect(step()).toBe('code');
  say('Dominique');
  expect(await submit()).toBeUndefined();
  say('Camille');
  expect(step()).toBe('verifier');
  expect(await submit()).toBeUndefined();
  const booked = asked.filter(({ what }) => what === 'POST appointments');
  expect(new Set(booked.map(({ key }) => key)).size).toBe(3);
  expect(new Set(booked.map(({ hold }) => hold)).size).toBe(3);
  expect(readDraft().pending?.id).toBe(`booking-${asked.length}`);
  expect(step()).toBe('code');
});

test('the time is taken again between giving back and booking, also when it was given back already (B5)', async () => {
  const { say, submit } = await begin();
  say('Camille');
  await submit();
  say('Dominique');
  deletes = [404];
  await submit();
  expect(asked.map(({ what }) => what)).toEqual([
    'POST appointments',
    'DELETE appointments/booking-1',
    'POST holds',
    'POST appointments',
  ]);
  expect(asked.at(-1)?.hold).toBe('hold-3');
});

test('a given-up booking is not waited for, though the answer to that was lost and the answers are as before (B6)', async () => {
  const { say, submit, step } = await begin();
  say('Camille');
  await submit();
  say('Dominique');
  deletes = [409];
  expect(await submit()).toMatchObject({ status: 409 });
  say('Camille');
  expect(step()).toBe('verifier');
});

test('a time that somebody took in between leads back to the times', async () => {
  const { say, submit, step, readDraft } = await begin();
  say('Camille');
  await submit();
  say('Dominique');
  holds = [409];
  expect(await submit()).toBe('elsewhere');
  expect(readDraft().lost?.why).toBe('taken');
  expect(readDraft().pending).toBeUndefined();
  expect(step()).toBe('heure');
});
