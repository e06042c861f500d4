import { entry } from '../../shared/config/wire.ts';
import { staffCloseOut } from './handler.ts';

export const handler = entry(staffCloseOut);
