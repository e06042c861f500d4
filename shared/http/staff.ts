import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { Role } from '../domain/words.ts';

/** A signed-in person, at the one Caf this request is about (D5). */
export interface Staff {
  readonly subject: string;
  readonly caf: Caf;
  readonly roles: readonly Role[];
  /** Codes of every Caf this person works for. */
  readonly memberships: readonly string[];
}

/**
 * Reads the claims that the authoriser has verified. `memberships` is a list locally and the text `[94:mediator 94:manager]`
 * from API Gateway.
 * @throws DomainError UNAUTHENTICATED without claims, FORBIDDEN without a membership, CAF_REQUIRED with several and no `X-Caf`.
 */
export function readStaff(
  claims: Record<string, unknown> | undefined,
  chosen: string | undefined,
  cafs: ReadonlyMap<string, Caf>,
): Staff {
  const subject = claims?.['sub'];
  if (typeof subject !== 'string' || subject === '') throw new DomainError('UNAUTHENTICATED');
  const memberships = readMemberships(claims?.['memberships']);
  const codes = [...new Set(memberships.map(({ caf }) => caf))];
  if (chosen === undefined && codes.length > 1) throw new DomainError('CAF_REQUIRED', { cafs: codes });
  const code = chosen ?? codes[0];
  const roles = memberships.filter(({ caf }) => caf === code).map(({ role }) => role);
  const caf = code === undefined ? undefined : cafs.get(code);
  if (caf === undefined || roles.length === 0) throw new DomainError('FORBIDDEN');
  return { subject, caf, roles, memberships: codes };
}

function readMemberships(claim: unknown): { caf: string; role: Role }[] {
  const texts = Array.isArray(claim)
    ? claim.map(String)
    : typeof claim === 'string'
      ? claim.replace(/^\[|\]$/g, '').split(/[\s,]+/)
      : [];
  return texts.flatMap((text) => {
    const [caf, name] = text.split(':');
    const role = Role.safeParse(name);
    return caf !== undefined && role.success ? [{ caf, role: role.data }] : [];
  });
}

/** @throws DomainError FORBIDDEN when none of the person's roles may. */
export function requireRole(staff: Staff, allowed: readonly Role[]): void {
  if (!staff.roles.some((role) => allowed.includes(role))) throw new DomainError('FORBIDDEN');
}
