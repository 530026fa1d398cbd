import { nameIn } from '../../../extract/shapes/operands.ts';
import type { CallFact } from '../../../model/shapes.ts';
import { define, type PatternGraph } from '../definition.ts';
import { descendants, flag, isAbstract, upTo } from '../relations.ts';
import { folderOf } from '../typeNames.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

type Condition = 'loads' | 'handsItself' | 'keepsMany' | 'extensionPoint' | 'madeElsewhere';

/** Finding and loading classes by what is configured, in the words of our languages. */
const LOADS =
  /^(?:import_module|load_entry_point|iter_entry_points|entry_points|walk_packages|iter_modules|exec_module|spec_from_file_location|__import__|dlopen|dlsym|LoadLibrary\w*|LoadFrom|LoadFile|LoadFromAssemblyPath|constantize|safe_constantize|loadPlugins?|LoadPlugins?|load_plugins?|loadExtensions?)$/;
const LOADER_CALLS: readonly { readonly on: RegExp; readonly name: RegExp }[] = [
  { on: /^type:ServiceLoader$/, name: /^(?:load|loadInstalled)$/ },
  { on: /^local:plugin$/, name: /^(?:Open|Lookup)$/ },
  { on: /^local:pluggy$/, name: /^(?:PluginManager|load_setuptools_entrypoints)$/ },
  { on: /^type:Class$/, name: /^forName$/ },
  { on: /^type:Assembly$/, name: /^Load\w*$/ },
];
const KEEPS =
  /^(?:push|push_back|add|append|set|put|Add|insert|\[\]=|<<|register|Register|unshift|emplace_back)$/;

/**
 * A place to extend the program from outside: implementations are found at run time by configuration, loading or registration, and not
 * named where they are used (M. Fowler, “Patterns of Enterprise Application Architecture”, 2002).
 */
export const plugin = define<Condition>({
  pattern: 'Plugin',
  weights: { loads: 4, handsItself: 4, keepsMany: 2, extensionPoint: 2, madeElsewhere: 1 },
  *find(graph) {
    for (const host of graph.types) {
      yield;
      const found = candidate(host, graph);
      if (found !== undefined) yield found;
    }
  },
});

function candidate(host: TypeNode, graph: PatternGraph) {
  const loading = host.methods.find(({ shape }) => shape.calls.some((call) => isLoad(call, shape)));
  const given = host.methods.find(handsItself);
  const kept = keptPoint(host, graph);
  if (loading === undefined && (given === undefined || kept === undefined)) return undefined;
  const point = kept?.point ?? (loading === undefined ? undefined : pointOf(loading));
  // What is loaded must be spoken to by a contract, or it is any class.
  if (point === undefined && given === undefined && kept === undefined) return undefined;
  const plugins =
    point === undefined ? [] : [...descendants(point)].filter((each) => each.shape.abstract !== true);
  const apart = plugins.filter((each) => folderOf(each.path) !== folderOf(host.path));
  return {
    roles: [
      {
        role: 'Plugin Host',
        type: host,
        says:
          loading === undefined
            ? 'takes extensions in and hands itself to them'
            : 'finds and loads its extensions at run time',
      },
      ...(point === undefined ? [] : [{ role: 'Extension Point', type: point }]),
      ...(loading === undefined ? [] : [{ role: 'Load', method: loading }]),
      ...(given === undefined ? [] : [{ role: 'Install', method: given }]),
      ...(kept === undefined ? [] : [{ role: 'Register', method: kept.method }]),
      ...plugins.slice(0, 5).map((type) => ({ role: 'Plugin', type })),
    ],
    conditions: {
      loads: flag(loading !== undefined),
      handsItself: flag(given !== undefined),
      keepsMany: flag(kept !== undefined),
      extensionPoint: flag(point !== undefined && isAbstract(point)),
      madeElsewhere: upTo(apart.length, 2),
    },
  };
}

function isLoad(call: CallFact, { params, loops }: MethodNode['shape']): boolean {
  if (LOADER_CALLS.some(({ on, name }) => on.test(call.on) && name.test(call.name))) return true;
  // A name that is written there is an import that comes late.
  return (
    LOADS.test(call.name) &&
    call.text === undefined &&
    call.args.length > 0 &&
    (params.length > 0 || loops.length > 0)
  );
}

/** `plugin.install(this)`, on what was handed in or is kept. */
function handsItself({ shape }: MethodNode): boolean {
  return (
    shape.kind === 'method' &&
    shape.calls.some(
      ({ on, name, args }) =>
        args[0] === 'self' &&
        nameIn(on, 'param', 'item') !== undefined &&
        /^(?:install|apply|setup|register|configure|activate|extend|Install|Configure|Setup|Register|Apply|Activate)(?:Plugin|Hooks?|Extension|Services|Async|App)?$/.test(
          name,
        ),
    )
  );
}

/** Where extensions are put, in a field of many. */
function keptPoint(
  host: TypeNode,
  graph: PatternGraph,
): { readonly method: MethodNode; readonly point?: TypeNode } | undefined {
  for (const method of host.methods) {
    if (method.shape.kind !== 'method') continue;
    for (const { on, name, args } of method.shape.calls) {
      const field = host.fields.get(nameIn(on, 'field') ?? '');
      const param = args.map((each) => nameIn(each, 'param')).find((each) => each !== undefined);
      if (field?.many !== true || param === undefined || !KEEPS.test(name)) continue;
      const types = method.takes.get(param) ?? [];
      const point = types.find((each) => isAbstract(each) && graph.types.length > 0);
      return { method, ...(point === undefined ? {} : { point }) };
    }
  }
  return undefined;
}

/** The contract that loaded classes are taken by. */
function pointOf(loading: MethodNode): TypeNode | undefined {
  const held = [...(loading.owner?.fields.values() ?? [])].flatMap(({ targets }) => targets);
  return [...loading.returns, ...held].find(isAbstract);
}
