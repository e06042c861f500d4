import { fetched } from '../fetched.ts';
import { texts } from './nav.fr.ts';

const RECEIVERS = ['social-worker', 'mediator', 'psychologist'] as const;
const DESK = ['secretariat', ...RECEIVERS] as const;

/** Referrals, and closing what is over. */
export const REFERRAL_PAGES = [
  {
    path: '/pro/orientations',
    group: 'lists',
    label: texts.referrals,
    roles: [...DESK, 'benefits-adviser'],
    page: fetched(() => import('../pages/referrals.tsx')),
  },
  {
    path: '/pro/orienter',
    group: 'people',
    label: texts.refer,
    roles: [...DESK, 'benefits-adviser'],
    page: fetched(() => import('../pages/refer.tsx')),
  },
  { path: '/pro/orienter/:id', roles: DESK, page: fetched(() => import('../pages/refer.tsx')) },
  {
    path: '/pro/a-cloturer',
    group: 'lists',
    label: texts.toClose,
    roles: RECEIVERS,
    page: fetched(() => import('../pages/to-close.tsx')),
  },
  {
    path: '/pro/clotures',
    group: 'day',
    label: texts.toCloseFigures,
    roles: ['manager', 'admin'],
    page: fetched(() => import('../pages/to-close-figures.tsx')),
  },
] as const;
