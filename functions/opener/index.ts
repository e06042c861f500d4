import { entry } from '../../shared/config/wire.ts';
import { holidayTest } from '../../shared/holidays/index.ts';
import { opener } from './handler.ts';

export const handler = entry((deps) => opener(deps, holidayTest));
