import { wire } from '../../shared/config/wire.ts';
import { staffPlanning } from './handler.ts';

export const handler = staffPlanning(await wire());
