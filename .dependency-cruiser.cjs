/** Arrows go one way (docs/architecture.md): each layer lists what it may import; everything else is forbidden. */

const ANY_FILE = '^(shared|functions|infra|local|tests|web)/';

/** Files matching `from` may import, of our own files, only those matching `to`. */
const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: ANY_FILE, pathNot: to },
});

/** Files outside `from` may not import `to`. */
const only = (name, from, to, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: from },
  to: { path: to },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    layer(
      'domain-imports-nothing',
      '^shared/domain/',
      ['^shared/domain/'],
      'Rules are plain functions: no I/O, no AWS.',
    ),
    {
      name: 'domain-uses-only-zod-and-luxon',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { dependencyTypesNot: ['local'], pathNot: ['^node_modules/(zod|luxon|@types/luxon)/', ANY_FILE] },
    },
    layer('config-knows-the-domain', '^shared/config/(?!wire(-campaigns)?\\.ts$)', [
      '^shared/(config|domain)/',
      '^shared/deps\\.ts$',
    ]),
    layer(
      'wiring-joins-shared-parts',
      '^shared/config/wire(-campaigns)?\\.ts$',
      ['^shared/'],
      'The one place where parts meet.',
    ),
    layer('store-knows-the-domain', '^shared/store/', ['^shared/(store|domain|config)/']),
    ...['http', 'booking', 'messaging'].map((part) =>
      layer(
        `${part}-knows-domain-and-store`,
        `^shared/${part}/`,
        [`^shared/(${part}|domain|store|config)/`, '^shared/deps\\.ts$'],
        'These parts stand side by side: functions and wiring join them.',
      ),
    ),
    layer(
      'mediation-books-through-booking',
      '^shared/mediation/',
      ['^shared/(mediation|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'The acts of mediation take times as booking does.',
    ),
    layer(
      'referrals-join-booking-and-store',
      '^shared/referral/',
      ['^shared/(referral|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'The acts of referrals, and who follows the same person, read what booking wrote.',
    ),
    layer(
      'consultations-take-times-as-booking-does',
      '^shared/consultation/',
      ['^shared/(consultation|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'The acts of psychologists’ requests take times as booking does.',
    ),
    layer(
      'support-books-through-booking',
      '^shared/support/',
      ['^shared/(support|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'The acts of a support series take times as booking does.',
    ),
    layer(
      'groups-book-through-booking',
      '^shared/group/',
      ['^shared/(group|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'Registrations are appointments: they are taken, cancelled and closed as booking does.',
    ),
    layer(
      'waiting-books-through-booking',
      '^shared/waiting/',
      ['^shared/(waiting|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'The acts of the waiting list take times as booking does.',
    ),
    layer(
      'data-requests-end-what-waits',
      '^shared/data-requests/',
      ['^shared/(data-requests|waiting|booking|domain|store|config)/', '^shared/deps\\.ts$'],
      'Whoever asks to be forgotten leaves the waiting list as they would themselves.',
    ),
    layer(
      'engagements-are-read-from-the-store',
      '^shared/engagements/',
      ['^shared/(engagements|domain|store|config)/', '^shared/deps\\.ts$'],
      'What keeps an hour besides an appointment, whichever part put it there.',
    ),
    layer(
      'letters-know-the-domain',
      '^shared/letters/',
      ['^shared/(letters|domain)/', '^shared/messaging/when\\.fr\\.ts$'],
      'Content in, PDF out: nothing is read or sent here.',
    ),
    only(
      'letters-are-for-their-worker',
      ['^functions/campaign-print/', '^shared/letters/', '^(local|tests)/'],
      '^(shared/letters/|node_modules/(pdfkit|qr)/)',
      'PDF, fonts and colour profile weigh one megabyte; nothing that a waiting person starts may carry them (ADR 0011).',
    ),
    layer(
      'campaigns-join-booking-and-mail',
      '^shared/campaigns/',
      ['^shared/(campaigns|booking|messaging|domain|store|config)/', '^shared/deps\\.ts$'],
      'Letters go out by mail and are weighed against open times; rendering is handed in, since it is heavy.',
    ),
    layer('shared-knows-no-function', '^shared/', ['^shared/']),
    only(
      'wiring-is-for-entries',
      ['^functions/[^/]+/index\\.ts$', '^(local|tests)/'],
      '^shared/config/wire(-campaigns)?\\.ts$',
    ),
    only(
      'holidays-are-for-the-opener',
      ['^functions/(opener|open-days|waiting-list)/', '^shared/holidays/', '^(local|tests)/'],
      '^(shared/holidays/|node_modules/date-holidays)',
      'The library weighs 1.9 MB; nothing that a waiting person starts may carry it (ADR 0006).',
    ),

    layer('functions-use-shared', '^functions/[^/]+/', ['^functions/[^/]+/', '^shared/']),
    {
      name: 'no-function-imports-another',
      severity: 'error',
      from: { path: '^functions/([^/]+)/' },
      to: { path: '^functions/', pathNot: '^functions/$1/' },
    },
    layer('table-reads-operations', '^functions/(table|table-http|definition)\\.ts$', [
      '^functions/(table-http|definition)\\.ts$',
      '^functions/[^/]+/operations\\.ts$',
      '^shared/',
    ]),
    layer('infra-reads-the-table', '^infra/', ['^infra/', '^functions/table\\.ts$', '^shared/']),
    layer('local-runs-functions', '^local/', ['^local/', '^functions/', '^shared/']),

    {
      name: 'pages-know-the-contract-alone',
      comment:
        'The client talks to the HTTP contract; of our other files it may read types of operations and problems.',
      severity: 'error',
      from: { path: '^web/' },
      to: {
        path: ANY_FILE,
        pathNot: ['^web/', '^functions/[^/]+/operations\\.ts$', '^shared/http/problems\\.ts$'],
      },
    },
    {
      name: 'pages-bundle-nothing-of-the-functions',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(shared|functions)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-for-families-carry-nothing-of-the-staff-pages',
      comment: 'What an old phone downloads stays small.',
      severity: 'error',
      from: { path: '^web/(?!pro/)', pathNot: '^web/app/app\\.tsx$' },
      to: { path: '^(web/pro/|node_modules/oidc-client-ts)' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'deployed-code-uses-dependencies',
      comment: 'What is bundled and deployed is listed under dependencies, not devDependencies.',
      severity: 'error',
      from: { path: '^(shared|functions)/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^web/dist/' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
