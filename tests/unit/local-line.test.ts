import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { makeLine } from '../../local/gateway/line.ts';

describe('a line before a few places', () => {
  it('serves everybody in the order in which they came, never more at a time than there are places', async () => {
    const inLine = makeLine(2);
    const begun: number[] = [];
    let inside = 0;
    let most = 0;
    const served = await Promise.all(
      [0, 1, 2, 3, 4].map((who) =>
        inLine(async () => {
          begun.push(who);
          inside += 1;
          most = Math.max(most, inside);
          await sleep(2);
          inside -= 1;
          return who;
        }),
      ),
    );
    expect(served).toEqual([0, 1, 2, 3, 4]);
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    expect(most).toBe(2);
  });

  it('gives a place back when somebody fails', async () => {
    const inLine = makeLine(1);
    await expect(inLine(() => Promise.reject(new Error('fell over')))).rejects.toThrow('fell over');
    expect(await inLine(() => Promise.resolve('next'))).toBe('next');
  });
});
