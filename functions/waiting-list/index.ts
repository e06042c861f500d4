import { entry } from '../../shared/config/wire.ts';
import { holidayTest } from '../../shared/holidays/index.ts';
import { waitingList } from './handler.ts';

export const handler = entry((deps) => waitingList(deps, holidayTest));
