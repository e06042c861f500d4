import { wire } from '../../shared/config/wire.ts';
import { mailReceipts } from './handler.ts';

export const handler = mailReceipts(await wire());
