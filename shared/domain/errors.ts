/**
 * A refusal in the domain's words. `code` is one of the problem codes of the HTTP contract; `extra` goes into the
 * problem document (alternatives, field errors), never personal data (D1).
 */
export class DomainError extends Error {
  readonly code: string;
  readonly extra: Record<string, unknown>;

  constructor(code: string, extra: Record<string, unknown> = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.extra = extra;
  }
}

/** A refusal that names the field at fault. */
export function invalid(path: string, message: string): DomainError {
  return new DomainError('INVALID', { errors: [{ path, message }] });
}
