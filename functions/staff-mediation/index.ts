import { entry } from '../../shared/config/wire.ts';
import { staffMediation } from './handler.ts';

export const handler = entry(staffMediation);
