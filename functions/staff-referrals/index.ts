import { entry } from '../../shared/config/wire.ts';
import { staffReferrals } from './handler.ts';

export const handler = entry(staffReferrals);
