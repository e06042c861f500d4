import { fetched } from '../fetched.ts';
import { texts } from './nav.fr.ts';

const KEEPERS = ['secretariat', 'manager'] as const;

/** Requests for access and erasure (D3). */
export const DATA_REQUEST_PAGES = [
  {
    path: '/pro/donnees',
    group: 'lists',
    label: texts.list,
    roles: KEEPERS,
    page: fetched(() => import('../pages/data-requests.tsx')),
  },
  {
    path: '/pro/donnees/:id/papier',
    roles: KEEPERS,
    page: fetched(() => import('../pages/data-slip.tsx')),
  },
] as const;
