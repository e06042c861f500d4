import { entry } from '../../shared/config/wire.ts';
import { mailReceipts } from './handler.ts';

export const handler = entry(mailReceipts);
