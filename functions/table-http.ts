import { operations as calendarFeed } from './calendar-feed/operations.ts';
import { operations as contract } from './contract/operations.ts';
import type { FunctionDefinition } from './definition.ts';
import { operations as publicBooking } from './public-booking/operations.ts';
import { operations as publicConsultations } from './public-consultations/operations.ts';
import { operations as publicDataRequests } from './public-data-requests/operations.ts';
import { operations as publicMediation } from './public-mediation/operations.ts';
import { operations as publicRequests } from './public-requests/operations.ts';
import { operations as publicWaitingList } from './public-waiting-list/operations.ts';
import { operations as staffAppointments } from './staff-appointments/operations.ts';
import { operations as staffCampaigns } from './staff-campaigns/operations.ts';
import { operations as staffCloseOut } from './staff-close-out/operations.ts';
import { operations as staffConsultations } from './staff-consultations/operations.ts';
import { operations as staffDataRequests } from './staff-data-requests/operations.ts';
import { operations as staffGroups } from './staff-groups/operations.ts';
import { operations as staffMediation } from './staff-mediation/operations.ts';
import { operations as staffPlanning } from './staff-planning/operations.ts';
import { operations as staffReferrals } from './staff-referrals/operations.ts';
import { operations as staffSupport } from './staff-support/operations.ts';
import { operations as staffWaitingList } from './staff-waiting-list/operations.ts';
import { operations as statistics } from './statistics/operations.ts';

/** The functions that answer HTTP, each with the operations of its contract. */
export const HTTP_FUNCTIONS = {
  'public-booking': {
    trigger: 'http',
    operations: publicBooking,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'Allocataires cannot see times, book, move or cancel online.',
  },
  'public-requests': {
    trigger: 'http',
    operations: publicRequests,
    table: 'read-write',
    timeoutSeconds: 15,
    impact:
      'People without e-mail cannot ask to be called back or use the code of a letter, and partners cannot refer anybody.',
  },
  'public-mediation': {
    trigger: 'http',
    operations: publicMediation,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'The parties of a mediation cannot answer, take their agreement back or see their sessions.',
  },
  'public-waiting-list': {
    trigger: 'http',
    operations: publicWaitingList,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'People can neither ask to be told of an earlier time nor answer when one is kept for them.',
  },
  'public-consultations': {
    trigger: 'http',
    operations: publicConsultations,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'Families cannot ask for a psychologist, nor answer the times that were proposed to them.',
  },
  'public-data-requests': {
    trigger: 'http',
    operations: publicDataRequests,
    table: 'read-write',
    timeoutSeconds: 15,
    impact: 'People can neither ask for their data or their erasure nor read the answer.',
  },
  contract: {
    trigger: 'http',
    operations: contract,
    table: 'none',
    timeoutSeconds: 10,
    impact: 'Developers cannot read the description of the API; nobody else notices.',
  },
  'calendar-feed': {
    trigger: 'http',
    operations: calendarFeed,
    table: 'read',
    timeoutSeconds: 15,
    impact: 'The calendars that professionals subscribed to are not refreshed.',
  },
  'staff-planning': {
    trigger: 'http',
    operations: staffPlanning,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Professionals cannot see or change their agenda.',
  },
  'staff-appointments': {
    trigger: 'http',
    operations: staffAppointments,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'The secretariat cannot book, move or cancel for people, nor see whom to call.',
  },
  'staff-mediation': {
    trigger: 'http',
    operations: staffMediation,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Mediators cannot see their cases or propose sessions, and nobody can set a mark.',
  },
  'staff-groups': {
    trigger: 'http',
    operations: staffGroups,
    table: 'read-write',
    timeoutSeconds: 25,
    impact: 'Group sessions cannot be fixed or cancelled, and nobody sees who is registered.',
  },
  'staff-support': {
    trigger: 'http',
    operations: staffSupport,
    table: 'read-write',
    timeoutSeconds: 25,
    impact: 'Social workers cannot plan, see or end the support that they agreed on with a person.',
  },
  'staff-consultations': {
    trigger: 'http',
    operations: staffConsultations,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Psychologists cannot see their requests or propose times, and nobody can hand one in.',
  },
  'staff-referrals': {
    trigger: 'http',
    operations: staffReferrals,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'Nobody can refer a person, see who was referred to them, or who else follows a person.',
  },
  'staff-close-out': {
    trigger: 'http',
    operations: staffCloseOut,
    table: 'read-write',
    timeoutSeconds: 25,
    impact:
      'Professionals cannot see which appointments are still to close, nor export those that were kept.',
  },
  'staff-waiting-list': {
    trigger: 'http',
    operations: staffWaitingList,
    table: 'read-write',
    timeoutSeconds: 20,
    impact:
      'The secretariat can neither see who waits, put somebody on the list nor record an answer by phone.',
  },
  'staff-data-requests': {
    trigger: 'http',
    operations: staffDataRequests,
    table: 'read-write',
    timeoutSeconds: 20,
    impact: 'The secretariat cannot check who asks for their data, nor hand an answer over.',
  },
  'staff-campaigns': {
    trigger: 'http',
    operations: staffCampaigns,
    table: 'read-write',
    files: true,
    timeoutSeconds: 25,
    impact: 'Lists cannot be handed in, and runs of letters can be neither approved nor stopped.',
  },
  statistics: {
    trigger: 'http',
    operations: statistics,
    table: 'read',
    timeoutSeconds: 25,
    impact: 'Managers cannot see how much of the open time is booked.',
  },
} as const satisfies Record<string, FunctionDefinition & { readonly trigger: 'http' }>;
