import { entry } from '../../shared/config/wire.ts';
import { calendarFeed } from './handler.ts';

export const handler = entry(calendarFeed);
