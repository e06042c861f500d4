import { entry } from '../../shared/config/wire.ts';
import { publicDataRequests } from './handler.ts';

export const handler = entry(publicDataRequests);
