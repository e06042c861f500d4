import type { Fault } from './faults.ts';

/**
 * Pairs that must agree, however far apart they are read: what one item wants and another has cancel each other out, so that
 * only what is still alone is kept.
 */
export interface Ledger {
  /** An item wants a counterpart that says exactly `key`. */
  wants(key: string, fault: Fault): void;
  /** A counterpart is there. */
  has(key: string, fault: Fault): void;
  /** A counterpart may be there, or not. */
  allows(key: string): void;
  /** What stayed alone. */
  faults(): Fault[];
}

export function makeLedger(): Ledger {
  const open = new Map<string, { balance: number; fault: Fault }>();
  const allowed = new Set<string>();
  function count(key: string, by: 1 | -1, fault: Fault) {
    const known = open.get(key);
    if (known === undefined) open.set(key, { balance: by, fault });
    else if (known.balance + by === 0) open.delete(key);
    else known.balance += by;
  }
  return {
    wants: (key, fault) => count(key, 1, fault),
    has: (key, fault) => count(key, -1, fault),
    allows: (key) => void allowed.add(key),
    faults: () =>
      [...open].flatMap(([key, { balance, fault }]) => (balance < 0 && allowed.has(key) ? [] : [fault])),
  };
}
