import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { AnswerOf, Result } from '../api/contract.ts';
import { offline } from '../api/problem.ts';
import { Failed } from '../design/failed.tsx';
import { Waiting } from '../design/waiting.tsx';
import { loadConfig } from './config.ts';
import { useLoad } from './use-load.ts';

type Services = AnswerOf<'GET /v1/cafs/{caf}/services'>;
export type Service = Services['services'][number];
export type Place = AnswerOf<'GET /v1/cafs/{caf}/places'>['places'][number];

/** The Caf, its services and its places, as the API tells them. */
export interface Catalogue {
  readonly caf: Services['caf'];
  readonly services: readonly Service[];
  readonly places: readonly Place[];
}

const Context = createContext<Catalogue | undefined>(undefined);

interface ProviderProps {
  readonly caf?: string;
  /** Heads the page when the catalogue cannot be read. */
  readonly title?: string;
  readonly children: ComponentChildren;
}

/** Reads the catalogue once, of the Caf whose pages these are or of `caf`; pages below have it at hand. */
export function CatalogueProvider({ caf, title, children }: ProviderProps) {
  const { load, again } = useLoad((signal) => readCatalogue(signal, caf), [caf]);
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'failed')
    return (
      <div class="stack">
        {title === undefined ? null : <h1>{title}</h1>}
        <Failed problem={load.problem} again={again} />
      </div>
    );
  return <Context.Provider value={load.value}>{children}</Context.Provider>;
}

/** @throws Error outside a CatalogueProvider. */
export function useCatalogue(): Catalogue {
  const catalogue = useContext(Context);
  if (catalogue === undefined) throw new Error('no catalogue above this page');
  return catalogue;
}

async function readCatalogue(signal: AbortSignal, caf: string | undefined): Promise<Result<Catalogue>> {
  try {
    const params = { caf: caf ?? (await loadConfig()).caf };
    const [services, places] = await Promise.all([
      call('GET /v1/cafs/{caf}/services', { params }, { signal }),
      call('GET /v1/cafs/{caf}/places', { params }, { signal }),
    ]);
    if (!services.ok) return services;
    if (!places.ok) return places;
    return { ok: true, value: { ...services.value, ...places.value } };
  } catch {
    return { ok: false, problem: offline() };
  }
}
