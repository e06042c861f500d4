import { lazy } from 'preact-iso';
import type { Role } from './staff.tsx';
import { texts } from './texts.fr.ts';

const RECEIVERS = ['social-worker', 'mediator', 'psychologist'] as const;
const DESK = ['secretariat', ...RECEIVERS] as const;

/** The signed-in pages: where each stands, who may open it, and its place in the menu (none without a label). */
export const PAGES = [
  {
    path: '/pro/agenda',
    label: texts.nav.agenda,
    roles: RECEIVERS,
    page: lazy(() => import('./pages/agenda.tsx')),
  },
  {
    path: '/pro/agendas',
    label: texts.nav.sideBySide,
    roles: ['secretariat', 'manager'],
    page: lazy(() => import('./pages/side-by-side.tsx')),
  },
  {
    path: '/pro/disponibilites',
    label: texts.nav.planning,
    roles: [...DESK, 'admin'],
    page: lazy(() => import('./pages/planning.tsx')),
  },
  {
    path: '/pro/reserver',
    label: texts.nav.book,
    roles: [...DESK, 'benefits-adviser'],
    page: lazy(() => import('./pages/book.tsx')),
  },
  {
    path: '/pro/personnes',
    label: texts.nav.people,
    roles: [...DESK, 'benefits-adviser'],
    page: lazy(() => import('./pages/people.tsx')),
  },
  {
    path: '/pro/a-appeler',
    label: texts.nav.toCall,
    roles: DESK,
    page: lazy(() => import('./pages/to-call.tsx')),
  },
  {
    path: '/pro/rappels',
    label: texts.nav.callBacks,
    roles: ['secretariat'],
    page: lazy(() => import('./pages/call-backs.tsx')),
  },
  {
    path: '/pro/a-replacer',
    label: texts.nav.disruptions,
    roles: DESK,
    page: lazy(() => import('./pages/disruptions.tsx')),
  },
  { path: '/pro/a-replacer/:id', roles: DESK, page: lazy(() => import('./pages/disruption.tsx')) },
  {
    path: '/pro/doublons',
    label: texts.nav.duplicates,
    roles: ['secretariat'],
    page: lazy(() => import('./pages/duplicates.tsx')),
  },
  {
    path: '/pro/fermetures',
    label: texts.nav.closures,
    roles: ['secretariat', 'admin'],
    page: lazy(() => import('./pages/closures.tsx')),
  },
  {
    path: '/pro/equipe',
    label: texts.nav.team,
    roles: ['admin'],
    page: lazy(() => import('./pages/team.tsx')),
  },
  {
    path: '/pro/occupation',
    label: texts.nav.occupancy,
    roles: ['manager'],
    page: lazy(() => import('./pages/occupancy.tsx')),
  },
  { path: '/pro/rendez-vous/:id', roles: DESK, page: lazy(() => import('./pages/appointment.tsx')) },
  { path: '/pro/profil', page: lazy(() => import('./pages/profile.tsx')) },
] as const satisfies readonly StaffPage[];

interface StaffPage {
  readonly path: string;
  readonly label?: string;
  /** Everybody who is signed in, when left out. */
  readonly roles?: readonly Role[];
  readonly page: unknown;
}
