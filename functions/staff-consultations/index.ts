import { entry } from '../../shared/config/wire.ts';
import { staffConsultations } from './handler.ts';

export const handler = entry(staffConsultations);
