import { entry } from '../../shared/config/wire.ts';
import { cleanUp } from './handler.ts';

export const handler = entry(cleanUp);
