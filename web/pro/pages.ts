import { texts as campaigns } from './campaigns/nav.fr.ts';
import { texts as consultation } from './consultation/nav.fr.ts';
import { DATA_REQUEST_PAGES } from './data-requests/pages.ts';
import { fetched } from './fetched.ts';
import { texts as group } from './group/nav.fr.ts';
import { texts as mediation } from './mediation/nav.fr.ts';
import { REFERRAL_PAGES } from './referrals/pages.ts';
import type { Role } from './staff.tsx';
import { SUPPORT_PAGES } from './support/pages.ts';
import { texts } from './texts.fr.ts';
import { texts as waiting } from './waiting/nav.fr.ts';

const RECEIVERS = ['social-worker', 'mediator', 'psychologist'] as const;
const DESK = ['secretariat', ...RECEIVERS] as const;
/** Hand in, approve or follow runs of letters. */
const LETTERS = ['list-office', ...RECEIVERS] as const;

/** The signed-in pages: where each stands, who may open it, and its place in the menu (none without a label). */
export const PAGES = [
  {
    path: '/pro/agenda',
    group: 'day',
    label: texts.nav.agenda,
    roles: [...RECEIVERS, 'benefits-adviser'],
    page: fetched(() => import('./pages/agenda.tsx')),
  },
  {
    path: '/pro/agendas',
    group: 'day',
    label: texts.nav.sideBySide,
    roles: ['secretariat', 'manager'],
    page: fetched(() => import('./pages/side-by-side.tsx')),
  },
  {
    path: '/pro/disponibilites',
    group: 'planning',
    label: texts.nav.planning,
    roles: [...DESK, 'benefits-adviser', 'admin', 'manager'],
    page: fetched(() => import('./pages/planning.tsx')),
  },
  {
    path: '/pro/reserver',
    group: 'people',
    label: texts.nav.book,
    roles: [...DESK, 'benefits-adviser'],
    page: fetched(() => import('./pages/book.tsx')),
  },
  {
    path: '/pro/personnes',
    group: 'people',
    label: texts.nav.people,
    roles: [...DESK, 'benefits-adviser'],
    page: fetched(() => import('./pages/people.tsx')),
  },
  ...REFERRAL_PAGES,
  {
    path: '/pro/a-appeler',
    group: 'lists',
    label: texts.nav.toCall,
    roles: DESK,
    page: fetched(() => import('./pages/to-call.tsx')),
  },
  {
    path: '/pro/attente',
    group: 'lists',
    label: waiting.list,
    roles: DESK,
    page: fetched(() => import('./pages/waiting-list.tsx')),
  },
  {
    path: '/pro/rappels',
    group: 'lists',
    label: texts.nav.callBacks,
    roles: ['secretariat'],
    page: fetched(() => import('./pages/call-backs.tsx')),
  },
  {
    path: '/pro/a-replacer',
    group: 'lists',
    label: texts.nav.disruptions,
    roles: DESK,
    page: fetched(() => import('./pages/disruptions.tsx')),
  },
  { path: '/pro/a-replacer/:id', roles: DESK, page: fetched(() => import('./pages/disruption.tsx')) },
  {
    path: '/pro/doublons',
    group: 'lists',
    label: texts.nav.duplicates,
    roles: ['secretariat'],
    page: fetched(() => import('./pages/duplicates.tsx')),
  },
  ...DATA_REQUEST_PAGES,
  {
    path: '/pro/fermetures',
    group: 'planning',
    label: texts.nav.closures,
    roles: ['secretariat', 'admin'],
    page: fetched(() => import('./pages/closures.tsx')),
  },
  {
    path: '/pro/equipe',
    group: 'planning',
    label: texts.nav.team,
    roles: ['admin'],
    page: fetched(() => import('./pages/team.tsx')),
  },
  {
    path: '/pro/occupation',
    group: 'day',
    label: texts.nav.occupancy,
    roles: ['manager', 'admin'],
    page: fetched(() => import('./pages/occupancy.tsx')),
  },
  ...SUPPORT_PAGES,
  {
    path: '/pro/reunions',
    group: 'people',
    label: group.groups,
    roles: [...DESK, 'benefits-adviser', 'manager'],
    page: fetched(() => import('./pages/groups.tsx')),
  },
  { path: '/pro/reunions/fixer', roles: DESK, page: fetched(() => import('./pages/group-open.tsx')) },
  {
    path: '/pro/reunions/:id',
    roles: [...DESK, 'benefits-adviser', 'manager'],
    page: fetched(() => import('./pages/group.tsx')),
  },
  {
    path: '/pro/reunions/:id/presences',
    roles: DESK,
    page: fetched(() => import('./pages/group-sheet.tsx')),
  },
  {
    path: '/pro/dossiers',
    group: 'people',
    label: mediation.cases,
    roles: ['mediator'],
    page: fetched(() => import('./pages/mediations.tsx')),
  },
  {
    path: '/pro/dossiers/ouvrir',
    roles: ['mediator'],
    page: fetched(() => import('./pages/mediation-open.tsx')),
  },
  {
    path: '/pro/dossiers/:id',
    roles: ['mediator'],
    page: fetched(() => import('./pages/mediation.tsx')),
  },
  {
    path: '/pro/dossiers/:id/seance',
    roles: ['mediator'],
    page: fetched(() => import('./pages/mediation-session.tsx')),
  },
  {
    path: '/pro/dossiers/:id/attestation/:party',
    roles: ['mediator'],
    page: fetched(() => import('./pages/mediation-certificate.tsx')),
  },
  {
    path: '/pro/activite',
    group: 'day',
    label: mediation.figures,
    roles: ['mediator', 'manager'],
    page: fetched(() => import('./pages/mediation-figures.tsx')),
  },
  {
    path: '/pro/demandes',
    group: 'people',
    label: consultation.queue,
    roles: ['psychologist'],
    page: fetched(() => import('./pages/requests.tsx')),
  },
  {
    path: '/pro/demandes/transmettre',
    group: 'people',
    label: consultation.handIn,
    roles: [...DESK, 'benefits-adviser'],
    page: fetched(() => import('./pages/request-hand-in.tsx')),
  },
  {
    path: '/pro/demandes/chiffres',
    group: 'day',
    label: consultation.figures,
    roles: ['manager', 'psychologist'],
    page: fetched(() => import('./pages/request-figures.tsx')),
  },
  {
    path: '/pro/demandes/:id',
    roles: ['psychologist'],
    page: fetched(() => import('./pages/request.tsx')),
  },
  {
    path: '/pro/demandes/:id/heures',
    roles: ['psychologist'],
    page: fetched(() => import('./pages/request-times.tsx')),
  },
  {
    path: '/pro/demandes/:id/suite',
    roles: ['psychologist'],
    page: fetched(() => import('./pages/request-follow-up.tsx')),
  },
  {
    path: '/pro/proteger',
    group: 'people',
    label: mediation.marks,
    page: fetched(() => import('./pages/marks.tsx')),
  },
  {
    path: '/pro/envois',
    group: 'lists',
    label: campaigns.runs,
    roles: [...LETTERS, 'manager'],
    page: fetched(() => import('./pages/campaigns.tsx')),
  },
  {
    path: '/pro/envois/deposer',
    group: 'lists',
    label: campaigns.handIn,
    roles: ['list-office'],
    page: fetched(() => import('./pages/campaign-new.tsx')),
  },
  { path: '/pro/envois/:id', roles: LETTERS, page: fetched(() => import('./pages/campaign.tsx')) },
  {
    path: '/pro/envois/:id/resultats',
    roles: [...LETTERS, 'manager'],
    page: fetched(() => import('./pages/campaign-results.tsx')),
  },
  {
    path: '/pro/courriers-revenus',
    group: 'lists',
    label: campaigns.returned,
    roles: ['secretariat', ...LETTERS],
    page: fetched(() => import('./pages/returned-letters.tsx')),
  },
  { path: '/pro/rendez-vous/:id', roles: DESK, page: fetched(() => import('./pages/appointment.tsx')) },
  { path: '/pro/profil', page: fetched(() => import('./pages/profile.tsx')) },
] as const satisfies readonly StaffPage[];

interface StaffPage {
  readonly path: string;
  readonly label?: string;
  /** Under which heading of the menu, for a page with a label. */
  readonly group?: keyof typeof texts.groups;
  /** Everybody who is signed in, when left out. */
  readonly roles?: readonly Role[];
  readonly page: unknown;
}
