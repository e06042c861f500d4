import { randomInt } from 'node:crypto';

/** A mark unlike the last one: the relay hands on what bears another than before. */
export const newNudge = (): number => randomInt(2 ** 47);
