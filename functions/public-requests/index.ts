import { wire } from '../../shared/config/wire.ts';
import { publicRequests } from './handler.ts';

export const handler = publicRequests(await wire());
