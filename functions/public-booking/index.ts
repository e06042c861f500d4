import { entry } from '../../shared/config/wire.ts';
import { publicBooking } from './handler.ts';

export const handler = entry(publicBooking);
