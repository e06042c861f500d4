import type { Operation } from '../../shared/http/operation.ts';

export const operations: Record<string, Operation> = {};
