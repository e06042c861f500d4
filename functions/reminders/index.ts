import { wire } from '../../shared/config/wire.ts';
import { reminders } from './handler.ts';

export const handler = reminders(await wire());
