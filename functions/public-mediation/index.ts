import { entry } from '../../shared/config/wire.ts';
import { publicMediation } from './handler.ts';

export const handler = entry(publicMediation);
