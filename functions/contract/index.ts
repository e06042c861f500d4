import { loadCafs } from '../../shared/config/cafs/index.ts';
import { readEnvironment } from '../../shared/config/environment.ts';
import { makeLog } from '../../shared/config/log.ts';
import { contract } from './handler.ts';

const { AWS_LAMBDA_FUNCTION_NAME, ORIGIN_SECRET: originSecret } = readEnvironment();
export const handler = contract({
  cafs: loadCafs(),
  clock: Date.now,
  log: makeLog(AWS_LAMBDA_FUNCTION_NAME),
  ...(originSecret === undefined ? {} : { originSecret }),
});
