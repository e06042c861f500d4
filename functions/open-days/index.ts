import { wire } from '../../shared/config/wire.ts';
import { openDays } from './handler.ts';

export const handler = openDays(await wire());
