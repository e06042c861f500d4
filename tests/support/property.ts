import fc from 'fast-check';

/**
 * Plays as many runs as are asked for, and begins none after `limit` ms. What has begun is played to its end: fast-check's own limit
 * leaves a run behind at work, and it would go on writing into the table of the next test.
 */
export async function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  play: (played: T) => Promise<void>,
  { runs, limit }: { readonly runs: number; readonly limit: number },
): Promise<void> {
  const end = Date.now() + limit;
  const property = fc.asyncProperty(arbitrary, async (played) => {
    if (Date.now() < end) await play(played);
  });
  await fc.assert(property, { numRuns: runs });
}
