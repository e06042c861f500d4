import { beforeEach, expect, test, vi } from 'vitest';

/** What a tab keeps, as the browser's own store: its names are its own keys. */
function tabStore(): Record<string, unknown> {
  const store: Record<string, unknown> = {};
  const hidden = (name: string, value: unknown) => Object.defineProperty(store, name, { value });
  hidden('getItem', (name: string) => store[name] ?? null);
  hidden('setItem', (name: string, value: string) => {
    store[name] = value;
  });
  hidden('removeItem', (name: string) => {
    delete store[name];
  });
  return store;
}

let store: Record<string, unknown>;

beforeEach(() => {
  vi.resetModules();
  store = tabStore();
  vi.stubGlobal('sessionStorage', store);
  return () => vi.unstubAllGlobals();
});

const load = () => import('../../../web/booking/draft.ts');

test('nothing but the language is left when everything is forgotten (F3)', async () => {
  const { changeDraft, forgetEverything, readDraft } = await load();
  Object.assign(store, { own: 'link', invitation: 'letter', room: 'room', language: 'en' });
  changeDraft({ service: 'rendez-vous-des-droits' });
  expect(Object.keys(store)).toContain('booking-1');
  forgetEverything();
  expect(Object.keys(store)).toEqual(['language']);
  expect(readDraft().service).toBeUndefined();
  changeDraft({ service: 'another' });
  expect(Object.keys(store)).toContain('booking-1');
});

test('an answer that arrives after the quick exit is not kept (F3)', async () => {
  const { changeDraft, closeDraft, readDraft } = await load();
  changeDraft({ person: { ...readDraft().person, firstName: 'Camille' } });
  closeDraft();
  expect(readDraft().person.firstName).toBe('');
  changeDraft({ person: { ...readDraft().person, firstName: 'Camille' } });
  expect(Object.keys(store)).toEqual([]);
});

test('a social security number typed by mistake stands on the page until it is mended, and is never kept in the tab', async () => {
  const { changeDraft, readDraft } = await load();
  const { person } = readDraft();
  changeDraft({
    person: {
      ...person,
      firstName: 'Camille',
      lastName: '2840294028123',
      allocataireNumber: '1 84 12 94 028 123 42',
    },
  });
  expect(readDraft().person.allocataireNumber).toBe('1 84 12 94 028 123 42');
  expect(store['booking-1']).toContain('Camille');
  expect(store['booking-1']).not.toMatch(/94 ?028|284029/);
});
