import { entry } from '../../shared/config/wire.ts';
import { staffWaitingList } from './handler.ts';

export const handler = entry(staffWaitingList);
