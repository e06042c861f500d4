import type { Service } from '../../../web/app/catalogue.tsx';

/** A service in two places, and one of its times. */
export const service: Service = {
  id: 'rendez-vous-des-droits',
  name: 'Rendez-vous',
  summary: '…',
  eligibility: '…',
  receivedBy: 'social-worker',
  lengthMinutes: 45,
  modes: ['on-site', 'phone'],
  places: ['caf-orly', 'caf-creteil'],
  bookableBy: 'anyone',
  minimumNoticeHours: 24,
  horizonDays: 90,
  moveLimitHours: 24,
  delivery: { by: 'caf' },
};

export const slot = {
  start: '2026-12-03T09:00:00+01:00',
  end: '2026-12-03T09:45:00+01:00',
  place: 'caf-orly',
  mode: 'on-site' as const,
};
