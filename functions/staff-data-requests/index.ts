import { entry } from '../../shared/config/wire.ts';
import { staffDataRequests } from './handler.ts';

export const handler = entry(staffDataRequests);
