import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { Availability, OpeningJob, Professional } from '../../shared/domain/planning.ts';
import { jobOfProfessional, jobWrite } from '../../shared/store/opening.ts';
import { StoreBusy } from '../../shared/store/patience.ts';
import { newJob, nextRevisionWrite, readPlanning } from '../../shared/store/planning.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { inParallel } from './parallel.ts';

const AT_A_TIME = 5;
const ATTEMPTS = 5;

/** A place was closed or opened again: raises the revision of everybody who receives there and makes their own job, once. */
export async function openPlace(
  deps: Deps,
  caf: Caf,
  { job, place }: { job: OpeningJob; place: string },
): Promise<void> {
  const professionals = await listProfessionals(deps.store, caf.code);
  await inParallel(professionals, AT_A_TIME, (one) => openFor(deps, caf, one, { job, place }));
}

async function openFor(
  deps: Deps,
  caf: Caf,
  { id }: Professional,
  { job, place }: { job: OpeningJob; place: string },
): Promise<void> {
  const of = { caf: caf.code, professional: id };
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const { plan, availabilities } = await readPlanning(deps.store, of);
    if (!availabilities.some((one) => receivesAt(one, place))) return;
    const own = newJob(of, plan.revision + 1, deps.clock(), jobOfProfessional(job, id));
    const result = await transact(deps.store, [nextRevisionWrite(plan), jobWrite(own)]);
    if (result.ok || result.failed.has('job')) return;
  }
  throw new StoreBusy();
}

function receivesAt({ place, exceptions }: Availability, closed: string): boolean {
  const isThere = Object.values(exceptions).some((one) => one.kind === 'changed' && one.place === closed);
  return place === closed || isThere;
}
