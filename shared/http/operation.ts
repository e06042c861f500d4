import type * as z from 'zod';
import type { Role } from '../domain/words.ts';
import type { ProblemCode } from './problems.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A request or answer schema always describes one object: a body is never a bare list. */
type Schema = z.ZodType;

/**
 * One route of the HTTP contract. The same object validates requests and answers, makes the OpenAPI document,
 * and is what the deployed API and the local gateway take their routes from.
 */
export interface Operation {
  readonly id: string;
  readonly method: Method;
  /** API Gateway form, `/v1/cafs/{caf}/slots`. */
  readonly path: string;
  readonly summary: string;
  /** `public`: no sign-in. Otherwise the roles that may call it. */
  readonly access: 'public' | readonly Role[];
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** A body that is no JSON: its media type, and how many bytes it may have. */
  readonly raw?: { readonly type: string; readonly limit: number };
  /** Accepts `Idempotency-Key` (B6). */
  readonly idempotent?: boolean;
  /** Status and schema of the success; `text` for documents that are not JSON, `location` where the answer is an address to go to. */
  readonly success: {
    readonly status: number;
    readonly body?: Schema;
    readonly text?: string;
    readonly location?: true;
  };
  /** How long the caller's own browser may keep the answer, seconds; never what concerns a person. */
  readonly keepSeconds?: number;
  /** Problems this operation may answer beside those every operation may. */
  readonly problems?: readonly ProblemCode[];
}

/** Keeps the literal types of an operation, so that its handler's input and answer are inferred. */
export function operation<const O extends Operation>(definition: O): O {
  return definition;
}

export type Params<O extends Operation> = O['params'] extends z.ZodType ? z.infer<O['params']> : undefined;
export type Query<O extends Operation> = O['query'] extends z.ZodType ? z.infer<O['query']> : undefined;
export type Body<O extends Operation> = O['body'] extends z.ZodType ? z.infer<O['body']> : undefined;
export type Answer<O extends Operation> = O['success'] extends { body: infer S extends z.ZodType }
  ? z.input<S>
  : O['success'] extends { text: string } | { location: true }
    ? string
    : undefined;
