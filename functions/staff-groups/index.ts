import { entry } from '../../shared/config/wire.ts';
import { staffGroups } from './handler.ts';

export const handler = entry(staffGroups);
