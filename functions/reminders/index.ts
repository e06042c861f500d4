import { entry } from '../../shared/config/wire.ts';
import { reminders } from './handler.ts';

export const handler = entry(reminders);
