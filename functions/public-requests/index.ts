import { entry } from '../../shared/config/wire.ts';
import { publicRequests } from './handler.ts';

export const handler = entry(publicRequests);
