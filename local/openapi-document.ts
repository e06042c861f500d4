import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { FUNCTIONS } from '../functions/table.ts';
import type { Operation } from '../shared/http/operation.ts';
import { PROBLEMS, type ProblemCode } from '../shared/http/problems.ts';

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().meta({ description: 'For programs; part of the contract.' }),
    detail: z.string().meta({ description: 'For people, in French.' }),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    correlation: z.string().optional(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem document.' });

const ALWAYS: readonly ProblemCode[] = ['NOT_FOUND', 'TOO_MANY', 'INTERNAL'];
const WITH_BODY: readonly ProblemCode[] = ['INVALID', 'BAD_JSON', 'TOO_LARGE', 'NIR_REFUSED'];
const SIGNED_IN: readonly ProblemCode[] = ['UNAUTHENTICATED', 'FORBIDDEN', 'CAF_REQUIRED'];

/** The HTTP contract as an OpenAPI 3.1 document, made from the schemas that validate. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const definition of Object.values(FUNCTIONS)) {
    if (definition.trigger !== 'http') continue;
    const operations: Operation[] = Object.values(definition.operations);
    for (const operation of operations)
      paths[operation.path] = {
        ...paths[operation.path],
        [operation.method.toLowerCase()]: describe(operation),
      };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'rdv-famille',
      version: '1.0.0',
      description:
        'Appointments of a Caf. Times are ISO 8601 with offset, dates are local to the Caf’s zone. Errors are problem documents.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      securitySchemes: { staff: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  });
}

function describe(operation: Operation): ZodOpenApiOperationObject {
  const { params, query, body, raw, success, access } = operation;
  const headers = {
    ...(operation.idempotent === true ? { 'Idempotency-Key': z.string().min(8).max(128).optional() } : {}),
    ...(access === 'public' ? {} : { 'X-Caf': z.string().optional() }),
  };
  return {
    operationId: operation.id,
    summary: operation.summary,
    ...(access === 'public' ? {} : { security: [{ staff: [] }], 'x-roles': access }),
    requestParams: {
      ...(params instanceof z.ZodObject ? { path: params } : {}),
      ...(query instanceof z.ZodObject ? { query } : {}),
      ...(Object.keys(headers).length > 0 ? { header: z.object(headers) } : {}),
    },
    ...(body === undefined ? {} : { requestBody: { content: { 'application/json': { schema: body } } } }),
    ...(raw === undefined ? {} : { requestBody: { content: { [raw.type]: { schema: z.string() } } } }),
    responses: {
      [String(success.status)]: {
        description: success.location === true ? 'At the address in `Location`.' : 'Done.',
        ...(success.location === true
          ? { headers: { Location: { schema: { type: 'string' as const } } } }
          : {}),
        ...(success.body === undefined ? {} : { content: { 'application/json': { schema: success.body } } }),
        ...(success.text === undefined
          ? {}
          : { content: { [success.text.split(';')[0] ?? success.text]: { schema: z.string() } } }),
      },
      ...problemResponses(operation),
    },
  };
}

/** Problems by status, each with the codes that it may carry. */
function problemResponses(operation: Operation) {
  const codes = new Set<ProblemCode>([
    ...ALWAYS,
    ...(operation.body === undefined && operation.query === undefined ? [] : WITH_BODY),
    ...(operation.access === 'public' ? [] : SIGNED_IN),
    ...(operation.problems ?? []),
  ]);
  const byStatus = new Map<number, ProblemCode[]>();
  for (const code of codes)
    byStatus.set(PROBLEMS[code].status, [...(byStatus.get(PROBLEMS[code].status) ?? []), code]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, found]) => [
        String(status),
        {
          description: found.toSorted().join(', '),
          content: { 'application/problem+json': { schema: Problem } },
        },
      ]),
  );
}
