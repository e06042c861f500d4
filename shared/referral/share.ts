import { randomUUID } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { DomainError } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { revoke, type Situation, share } from '../domain/situation.ts';
import type { LeadingRole } from '../domain/words.ts';
import { identityKeys } from '../store/person-marks.ts';
import { situationOfWrites, situationsOf, situationWrite } from '../store/situations.ts';
import { transact } from '../store/transact.ts';

const TRIES = 4;

interface Saying {
  readonly caf: string;
  readonly person: Person;
  readonly by: string;
}

/**
 * Records that the person agrees that one service may be known to the others who follow them (F1); recorded before, that one
 * stands. `at`: when they said so, epoch ms. @throws DomainError BUSY when others got in between each time, TOO_MANY.
 */
export async function recordSharing(
  deps: Deps,
  { caf, person, by, at, service }: Saying & { at: number; service: LeadingRole },
): Promise<void> {
  const now = deps.clock();
  const own = identityKeys(deps.keys, person);
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { situations, known } = await situationsOf(deps.store, caf, own);
    const before = situations[0] ?? newSituation(caf, now);
    // A key that leads to another of the person's situations stays there: both are read.
    const kin = [...new Set([...before.kin, ...own.filter((key) => !known.has(key))])];
    const shared = share(before, service, { by, at }, now);
    if (shared === before && kin.length === before.kin.length) return;
    const version = before.version + 1;
    const becomes = { ...shared, kin, version, changedAt: now };
    const result = await transact(deps.store, [situationWrite(becomes), ...situationOfWrites(becomes)]);
    if (result.ok) return;
  }
  throw new DomainError('BUSY');
}

/**
 * Takes back what was agreed for one service, or all of it, wherever a key of the person leads: hidden from this moment on. Nothing to
 * take back is answered alike. @throws DomainError BUSY when others got in between each time.
 */
export async function revokeSharing(
  deps: Deps,
  { caf, person, by, service }: Saying & { service: LeadingRole | 'all' },
): Promise<void> {
  const now = deps.clock();
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const { situations } = await situationsOf(deps.store, caf, identityKeys(deps.keys, person));
    const changes = situations
      .map((before) => ({ before, becomes: revoke(before, service, by, now) }))
      .filter(({ before, becomes }) => before !== becomes);
    if (changes.length === 0) return;
    const writes = changes.flatMap(({ becomes }, at) => [
      { ...situationWrite(becomes), name: `situation-${at}` },
      ...situationOfWrites(becomes),
    ]);
    if ((await transact(deps.store, writes)).ok) return;
  }
  throw new DomainError('BUSY');
}

const newSituation = (caf: string, now: number): Situation => ({
  id: randomUUID(),
  caf,
  version: 0,
  createdAt: now,
  changedAt: now,
  kin: [],
  sharings: [],
});
