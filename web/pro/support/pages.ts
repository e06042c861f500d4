import { fetched } from '../fetched.ts';
import { texts } from './nav.fr.ts';

/** The pages of support series, for social workers. */
export const SUPPORT_PAGES = [
  {
    path: '/pro/accompagnements',
    group: 'people',
    label: texts.list,
    roles: ['social-worker'],
    page: fetched(() => import('../pages/support-list.tsx')),
  },
  {
    path: '/pro/accompagnements/ouvrir',
    roles: ['social-worker'],
    page: fetched(() => import('../pages/support-open.tsx')),
  },
  {
    path: '/pro/accompagnements/:id',
    roles: ['social-worker'],
    page: fetched(() => import('../pages/support.tsx')),
  },
] as const;
