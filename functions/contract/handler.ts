import openApiDocument from '../../docs/openapi.json' with { type: 'json' };
import type { HttpDeps } from '../../shared/deps.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { operations } from './operations.ts';

/** Serves the contract itself; apart, because the document weighs more than the functions it describes. */
export function contract(deps: HttpDeps) {
  return httpFunction(deps, [route(operations.openApi, async () => JSON.stringify(openApiDocument))]);
}
