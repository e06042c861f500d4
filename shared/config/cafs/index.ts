import { Caf } from '../../domain/caf.ts';
import valDeMarne from './94.json' with { type: 'json' };

/**
 * The Caf that this deployment serves, by code, each parsed once at start. Throws one Error that names every fault
 * by Caf and path: `caf 94: services.2.places.0: unknown place x`.
 */
export function loadCafs(list: readonly unknown[] = [valDeMarne]): ReadonlyMap<string, Caf> {
  const cafs = new Map<string, Caf>();
  const faults = list.flatMap((raw, index) => {
    const parsed = Caf.safeParse(raw);
    const name = `caf ${codeOf(raw) ?? `at position ${index}`}`;
    if (!parsed.success)
      return parsed.error.issues.map(
        (issue) => `${name}: ${issue.path.join('.') || '(whole)'}: ${issue.message}`,
      );
    if (cafs.has(parsed.data.code)) return [`${name}: code: configured twice`];
    cafs.set(parsed.data.code, parsed.data);
    return [];
  });
  if (faults.length > 0) throw new Error(`Wrong configuration:\n${faults.join('\n')}`);
  return cafs;
}

function codeOf(raw: unknown): string | undefined {
  return typeof raw === 'object' && raw !== null && 'code' in raw && typeof raw.code === 'string'
    ? raw.code
    : undefined;
}
