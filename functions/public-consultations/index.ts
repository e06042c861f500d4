import { entry } from '../../shared/config/wire.ts';
import { publicConsultations } from './handler.ts';

export const handler = entry(publicConsultations);
