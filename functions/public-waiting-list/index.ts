import { entry } from '../../shared/config/wire.ts';
import { publicWaitingList } from './handler.ts';

export const handler = entry(publicWaitingList);
