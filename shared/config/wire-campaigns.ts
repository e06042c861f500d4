import type { CampaignDeps } from '../campaigns/deps.ts';
import type { Deps } from '../deps.ts';
import { makeObjects, makeS3Client } from '../store/objects.ts';
import type { Environment } from './environment.ts';
import { loadLetters } from './letters.ts';

/** What functions of campaigns are given beside the rest. @throws Error without a bucket. */
export function campaignDeps(deps: Deps, { BUCKET_NAME, S3_ENDPOINT }: Environment): CampaignDeps {
  if (BUCKET_NAME === undefined) throw new Error('BUCKET_NAME must be set');
  return {
    ...deps,
    files: makeObjects(makeS3Client({ endpoint: S3_ENDPOINT }), BUCKET_NAME),
    letters: loadLetters(),
  };
}
