// Imports point one way (ARCHITECTURE.md): each room may import what stands beside it here, and nothing else of ours.
const rooms = {
  format: [],
  language: ['format'],
  knowledge: ['format'],
  reader: ['format', 'language', 'knowledge'],
  weave: ['format', 'language', 'knowledge'],
  intake: ['format'],
  record: ['format'],
  exports: ['format', 'record'],
  web: [],
  mcp: ['format', 'record'],
  flow: ['format', 'language', 'knowledge', 'reader', 'weave', 'intake', 'record'],
  queue: ['format', 'record', 'flow'],
  server: ['format', 'record', 'exports', 'flow'],
  desk: ['format', 'server'],
  cli: [
    'format',
    'language',
    'knowledge',
    'reader',
    'weave',
    'intake',
    'record',
    'exports',
    'flow',
    'server',
    'mcp',
    'queue',
    'web',
  ],
}

// The reader and the weaver know no outside world: no files, network, clock or chance.
const pure = ['format', 'reader', 'weave', 'knowledge', 'language']

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(([room, may]) => ({
      name: `${room}-imports-upward`,
      severity: 'error',
      from: { path: `^packages/${room}/` },
      to: { path: '^packages/', pathNot: [room, ...may].map((r) => `^packages/${r}/`) },
    })),
    {
      name: 'core-knows-no-outside-world',
      severity: 'error',
      from: { path: `^packages/(${pure.join('|')})/`, pathNot: '(\\.test\\.ts$|/node\\.ts$|/testing/)' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/dist/|/node_modules/|/cases/)' },
    tsConfig: { fileName: 'tsconfig.check.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['source', 'import', 'node', 'default'] },
  },
}
