/**
 * Method and path of every call, by area and name: all a caller needs at run time. Plain text without imports, so that a
 * page that makes one call does not load the schemas of all. What is said at an address stands in the file of its area.
 */
export const addresses = {
  session: {
    login: 'POST /api/login',
    logout: 'POST /api/logout',
    me: 'GET /api/me',
  },
  processes: {
    list: 'GET /api/processes',
    read: 'GET /api/processes/:key',
    draft: 'GET /api/drafts/:key',
    saveDraft: 'PUT /api/drafts/:key',
    deleteDraft: 'DELETE /api/drafts/:key',
  },
  cases: {
    start: 'POST /api/cases',
    list: 'GET /api/cases',
    read: 'GET /api/cases/:id',
    events: 'GET /api/cases/:id/events',
    act: 'POST /api/cases/:id/actions',
    unmask: 'POST /api/cases/:id/looks',
  },
  tasks: {
    list: 'GET /api/tasks',
    read: 'GET /api/tasks/:id',
    colleagues: 'GET /api/tasks/:id/colleagues',
    act: 'POST /api/tasks/:id/actions',
    batch: 'POST /api/tasks/batch',
  },
  files: {
    upload: 'POST /api/files',
    read: 'GET /api/files/:id',
  },
  reference: {
    regions: 'GET /api/regions',
    calendar: 'GET /api/calendar',
    messages: 'GET /api/messages',
    document: 'GET /api/documents/:id',
  },
  ledgers: {
    list: 'GET /api/ledgers/:key',
    export: 'GET /api/ledgers/:key/export.xlsx',
  },
  public: {
    notices: 'GET /api/public/notices',
    notice: 'GET /api/public/notices/:id',
    object: 'POST /api/public/notices/:id/objections',
    track: 'GET /api/public/track',
    demoAccounts: 'GET /api/public/demo-accounts',
  },
  admin: {
    moveClock: 'POST /api/admin/clock',
    presetWorld: 'POST /api/admin/world',
    askFund: 'POST /api/admin/fund',
    readFund: 'GET /api/admin/fund',
    setCalendar: 'PUT /api/admin/calendar/:year',
  },
  designer: {
    house: 'GET /api/admin/house',
    list: 'GET /api/admin/processes',
    versions: 'GET /api/admin/processes/:key/versions',
    version: 'GET /api/admin/processes/:key/versions/:version',
    withdraw: 'DELETE /api/admin/processes/:key/versions/:version',
    diff: 'GET /api/admin/processes/:key/diff',
    check: 'POST /api/admin/processes/:key/check',
    drafts: 'GET /api/admin/processes/:key/drafts',
    createDraft: 'POST /api/admin/processes/:key/drafts',
    readDraft: 'GET /api/admin/processes/:key/drafts/:id',
    saveDraft: 'PUT /api/admin/processes/:key/drafts/:id',
    deleteDraft: 'DELETE /api/admin/processes/:key/drafts/:id',
    publish: 'POST /api/admin/processes/:key/publish',
    simulate: 'POST /api/admin/processes/:key/simulate',
    replay: 'POST /api/admin/processes/:key/replay',
    export: 'GET /api/admin/processes/:key/export',
    import: 'POST /api/admin/processes/import',
    migrate: 'POST /api/admin/processes/:key/migrate',
    migrations: 'GET /api/admin/processes/:key/migrations',
    migration: 'GET /api/admin/processes/:key/migrations/:id',
    stopMigration: 'POST /api/admin/processes/:key/migrations/:id/stop',
  },
  jobs: {
    list: 'GET /api/admin/jobs',
    read: 'GET /api/admin/jobs/:id',
    stop: 'POST /api/admin/jobs/:id/stop',
    retry: 'POST /api/admin/jobs/:id/retry',
    deadLetters: 'GET /api/admin/dead-letters',
    retryDeadLetter: 'POST /api/admin/dead-letters/:id/retry',
  },
  live: {
    listen: 'GET /api/live',
  },
  about: {
    openapi: 'GET /api/openapi.json',
  },
} as const;
