import { loadCafs } from '../../shared/config/cafs/index.ts';
import { readEnvironment } from '../../shared/config/environment.ts';
import { makeLog } from '../../shared/config/log.ts';
import { contract } from './handler.ts';

const environment = readEnvironment();
const { ORIGIN_SECRET: originSecret } = environment;
export const handler = contract({
  cafs: loadCafs(),
  clock: Date.now,
  log: makeLog(environment),
  ...(originSecret === undefined ? {} : { originSecret }),
});
