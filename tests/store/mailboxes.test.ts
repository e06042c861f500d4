import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../shared/store/client.ts';
import { markMailbox, markOf } from '../../shared/store/mailboxes.ts';
import { testKeys } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { dynamoStore } from '../support/store.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const ADDRESS = 'dominique.exemple@courriel.example';
const table = dynamoStore();
let store: Store;
beforeEach(async () => {
  store = await table.empty();
});

describe('the mark of an address', () => {
  it('holds for one Caf and one address', async () => {
    const deps = { store, keys: testKeys };
    await markMailbox(deps, '94', ADDRESS, { mark: 'bounced', at: NOW });
    expect(await markOf(deps, '94', ADDRESS)).toBe('bounced');
    expect(await markOf(deps, '94', `x${ADDRESS}`)).toBeUndefined();
    expect(await markOf(deps, '973', ADDRESS)).toBeUndefined();
  });

  it('is the first one told, and keeps no address (D1)', async () => {
    const deps = { store, keys: testKeys };
    await markMailbox(deps, '94', ADDRESS, { mark: 'complained', at: NOW });
    await markMailbox(deps, '94', ADDRESS, { mark: 'bounced', at: NOW + 1 });
    expect(await markOf(deps, '94', ADDRESS)).toBe('complained');
    expect(JSON.stringify(await itemsOfKind(store))).not.toMatch(/dominique|courriel/);
  });
});
