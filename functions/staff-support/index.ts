import { entry } from '../../shared/config/wire.ts';
import { staffSupport } from './handler.ts';

export const handler = entry(staffSupport);
