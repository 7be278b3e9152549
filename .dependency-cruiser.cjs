/** The import walls of the house (docs/architecture.md): data flows one way, and each wall is a rule here. */
const walls = [
  {
    name: 'workflows-are-deterministic',
    comment:
      'Workflow code may use the Temporal workflow API, domain rules and types of activities; nothing that does I/O.',
    from: { path: '^workflows/' },
    to: {
      pathNot: ['^workflows/', '^domain/', 'node_modules/@temporalio/(workflow|common)/'],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'workflows-know-activities-by-type-only',
    from: { path: '^workflows/' },
    to: { path: '^(client|workers|sandbox|test)/' },
  },
  {
    name: 'domain-is-pure',
    comment: 'Rules know neither Temporal nor I/O.',
    from: { path: '^domain/' },
    to: { pathNot: ['^domain/', 'node_modules/decimal.js/'] },
  },
  {
    name: 'fortnox-does-not-know-andersson',
    from: { path: '^activities/fortnox/' },
    to: { path: '^activities/andersson/' },
  },
  {
    name: 'andersson-does-not-know-fortnox',
    from: { path: '^activities/andersson/' },
    to: { path: '^activities/fortnox/' },
  },
  {
    name: 'activities-are-started-not-starting',
    from: { path: '^activities/' },
    to: { path: ['^(client|workers)/', '^workflows/(?!contract/)'] },
  },
  {
    name: 'production-never-imports-its-stand-ins',
    from: { path: '^(activities|client|domain|workers|workflows)/' },
    to: { path: '^(sandbox|test)/' },
  },
  {
    name: 'the-simulator-knows-nothing-of-the-client',
    comment: "One's mistake must not hide the other's.",
    from: { path: '^sandbox/fortnox/' },
    to: { path: '^(activities|client|domain|workers|workflows)/' },
  },
  { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
  { name: 'nothing-undeclared', from: {}, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  { name: 'nothing-unresolved', from: {}, to: { couldNotResolve: true } },
  {
    name: 'what-npm-start-needs-is-a-dependency',
    from: { path: '^(activities|client|domain|sandbox|workers|workflows)/' },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
];

module.exports = {
  forbidden: walls.map((wall) => ({ severity: 'error', ...wall })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
