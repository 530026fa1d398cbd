/** Indicators of flow: a write side and a read side, plug-ins and their host, stages that a value passes through. */
import type { SignKind } from '../signs/sign.ts';
import { files, filesWith, type Indicator, indication, NOTHING, ramp } from './indicator.ts';
import type { Shape } from './shape.ts';

const handlers = filesWith(['command-handler', 'query-handler'], 6, (count) =>
  files(count, 'handle one command or one query each'),
);

/** Many handlers of one message each, or commands on one side and models to read from on the other. */
export const commandsAndQueries: Indicator = (shape) => {
  const handled = handlers(shape);
  const { signs } = shape.workspace;
  const named = (...kinds: SignKind[]) => kinds.flatMap((kind) => signs.of(kind));
  const [writing, reading] = [
    named('command', 'command-handler'),
    named('read-model', 'query', 'query-handler'),
  ];
  if (signs.of('command-handler').length === 0 || reading.length === 0) return handled;
  const value = ramp(writing.length + reading.length, 10);
  return value > handled.value
    ? indication(
        value,
        writing,
        `${writing.length} commands and their handlers stand apart from ${reading.length} places to read`,
      )
    : handled;
};

export const pluginHost = filesWith(['plugin-host', 'plugin'], 6, (count) =>
  files(count, 'load or are plug-ins'),
);

const SOURCE = /(?:Source|Reader|Extractor|Fetcher|Downloader|Spider|Input)$/;
const TRANSFORM =
  /(?:Transform(?:er|ation)?|Filter|Processor|Step|Stage|Pass|Mapper|Normalizer|Splitter|Enricher)$/;
const SINK = /(?:Sink|Writer|Loader|Destination|Exporter|Output|Target)$/;
const RUN = /(?:Pipeline|Runner|Chain|Graph|Flow|Job|Executor|Topology)(?:Context|Builder|Config)?$/;
/** One type that says what is read, what is done with it, and where it goes. */
const ALL_IN_ONE = [
  /^(?:source|extract|read|input)s?$/,
  /^(?:transform|process|filter|map)(?:s|es)?$/,
  /^(?:destination|load|sink|write|output)s?$/,
];

/** Where one type in twenty plays a part in a flow, it may be what the whole is; at one in five it is. */
export const stages: Indicator = (shape) => {
  const parts = partsOfFlow(shape);
  const told = ['source', 'transform', 'sink', 'run'].filter((part) =>
    parts.some((each) => each.part === part),
  );
  const all = parts.filter(({ part }) => part === 'all');
  if (told.length < 4 && all.length === 0) return NOTHING;
  const types = shape.workspace.sources.reduce(
    (sum, { facts }) => sum + facts.symbols.filter(({ kind }) => TYPES.has(kind)).length,
    0,
  );
  return indication(
    ramp(parts.length / types - 0.05, 0.15),
    [...all, ...parts],
    `${parts.length} of ${types} types read, transform, write or run what flows through them`,
  );
};

interface PartOfFlow {
  readonly part: 'source' | 'transform' | 'sink' | 'run' | 'all';
  readonly path: string;
  readonly line: number;
}

const TYPES: ReadonlySet<string> = new Set(['class', 'struct', 'interface', 'trait', 'type']);

function partsOfFlow({ workspace: { sources } }: Shape): PartOfFlow[] {
  return sources.flatMap(({ path, facts }) => {
    const methods = new Map<string, string[]>();
    for (const { name, container } of facts.symbols) {
      if (container === undefined) continue;
      const known = methods.get(container);
      if (known === undefined) methods.set(container, [name]);
      else known.push(name);
    }
    return facts.symbols.flatMap(({ name, kind, startLine }): PartOfFlow[] => {
      if (!TYPES.has(kind)) return [];
      const at = { path, line: startLine };
      if (ALL_IN_ONE.every((word) => methods.get(name)?.some((each) => word.test(each))))
        return [{ part: 'all', ...at }];
      if (RUN.test(name)) return [{ part: 'run', ...at }];
      if (SOURCE.test(name)) return [{ part: 'source', ...at }];
      if (TRANSFORM.test(name)) return [{ part: 'transform', ...at }];
      return SINK.test(name) ? [{ part: 'sink', ...at }] : [];
    });
  });
}
