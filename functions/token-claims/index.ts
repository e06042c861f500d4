export { addMemberships as handler } from './handler.ts';
