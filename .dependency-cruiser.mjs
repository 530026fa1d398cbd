// One rule a folder: what a layer may import. The comment tells the reader what to do instead.
const own = '^(src|webview-ui)/';

/** @type {(name: string, from: string, allowed: string, comment: string) => object} */
const layer = (name, from, allowed, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: own, pathNot: allowed },
});

export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Extract what both need, or pass it in.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      comment: 'Mend the specifier.',
      from: {},
      to: { couldNotResolve: true, pathNot: '^vscode$' },
    },
    layer(
      'base-stands-alone',
      '^src/base/',
      '^src/base/',
      'base knows nothing of ours: move the domain word out of it.',
    ),
    layer(
      'core-is-pure',
      '^src/core/',
      '^src/(base|core)/',
      'core is a function of data: declare a port in core/ports and implement it in infra.',
    ),
    layer(
      'protocol-is-types',
      '^src/protocol/',
      '^src/(base|protocol|core/model)/',
      'messages carry model types and plain data only.',
    ),
    layer(
      'app-uses-ports',
      '^src/app/',
      '^src/(base|core|protocol|app)/',
      'ask for a port in enginePorts.ts instead of an adapter.',
    ),
    layer(
      'infra-implements',
      '^src/infra/',
      '^src/(base|core|protocol|infra|app/createEngine)',
      'adapters know core and protocol, no host.',
    ),
    layer(
      'workers-are-thin',
      '^src/workers/',
      '^src/(base|core|protocol|infra|workers)/',
      'a worker wires infra; logic belongs there or in core.',
    ),
    layer(
      'vscode-is-a-host',
      '^src/vscode/',
      '^src/(base|core/(model|ports|settings)|protocol|app|vscode|infra/engineProcess)/',
      'ask the engine; hosts do not reach into core or infra.',
    ),
    layer(
      'cli-is-a-host',
      '^src/cli/',
      '^src/(base|core/(graph|model|ports|settings)|protocol|app|cli|infra)/',
      'ask the engine; only wiring touches infra, and only drawing asks the graph.',
    ),
    layer(
      'mcp-is-a-host',
      '^src/mcp/',
      '^src/(base|core/(model|ports|settings)|protocol|app|mcp|infra)/',
      'ask the engine; only wiring touches infra.',
    ),
    layer(
      'webview-speaks-protocol',
      '^webview-ui/',
      '^(webview-ui/|src/protocol/|src/core/(model|map)/)',
      'the browser knows messages, not the engine; only the map is drawn, and in its own page computed, there.',
    ),
    {
      name: 'vscode-only-in-its-host',
      severity: 'error',
      comment: 'Only src/vscode may import vscode.',
      from: { pathNot: '^src/vscode/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'core-has-no-io',
      severity: 'error',
      comment: 'Declare a port.',
      from: { path: '^src/(base|core)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
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
