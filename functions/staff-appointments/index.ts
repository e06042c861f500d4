import { entry } from '../../shared/config/wire.ts';
import { staffAppointments } from './handler.ts';

export const handler = entry(staffAppointments);
