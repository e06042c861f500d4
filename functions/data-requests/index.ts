import { entry } from '../../shared/config/wire.ts';
import { dataRequests } from './handler.ts';

export const handler = entry(dataRequests);
