import { entry } from '../../shared/config/wire.ts';
import { openDays } from './handler.ts';

export const handler = entry(openDays);
