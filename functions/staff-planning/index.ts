import { entry } from '../../shared/config/wire.ts';
import { staffPlanning } from './handler.ts';

export const handler = entry(staffPlanning);
