import { entry } from '../../shared/config/wire.ts';
import { statistics } from './handler.ts';

export const handler = entry(statistics);
