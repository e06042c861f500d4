import { wire } from '../../shared/config/wire.ts';
import { calendarFeed } from './handler.ts';

export const handler = calendarFeed(await wire());
