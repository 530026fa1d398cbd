import * as v from 'valibot';
import type { Layering } from '../../core/model/layer.ts';
import { RULES_FILE } from '../../core/rules/readRules.ts';
import { findingLine } from './findingLine.ts';
import { at, count, type Hints, type Section } from './hints.ts';
import { type MeantFiles, meantFiles } from './meant.ts';
import { defineTool, type ToolGround, text } from './tool.ts';

const TOPICS = ['modules', 'layers', 'rules', 'patterns', 'decisions', 'findings', 'cycles'] as const;
type Topic = (typeof TOPICS)[number];

/** Lines of a section in the overview of everything, and where it is what was asked for. */
const FEW = 6;
const MANY = 40;

export const overview = defineTool({
  name: 'groundplan_overview',
  title: 'Architecture overview',
  description:
    'How this workspace is built, to read before working in it: languages, modules and what they depend on, layers in order, the rules that imports must keep, decisions (frameworks, databases, ADRs), the files most of the rest rests on, dependency cycles and findings. Pass ABOUT for one topic in detail (design patterns are only told there), PATH to ask about one folder or module.',
  input: {
    about: v.optional(
      v.pipe(v.picklist(TOPICS), v.description('One topic in detail; all of them in short without.')),
    ),
    path: v.optional(text('Only what concerns this folder, module or file.')),
  },
  async run(ground, { about, path }) {
    const asked: Asked = {
      ...ground,
      most: about === undefined ? FEW : MANY,
      within: path === undefined ? undefined : meantFiles(ground.model, path),
    };
    const topics: readonly Topic[] =
      about === undefined ? ['modules', 'layers', 'rules', 'decisions', 'cycles', 'findings'] : [about];
    const sections = [];
    for (const topic of topics) sections.push(...(await SECTIONS[topic](asked)));
    const central = about === undefined ? [centralSection(asked)] : [];
    const told = [...sections, ...central];
    const nothing = told.every(({ lines }) => lines.length === 0)
      ? ` Nothing to tell of ${about ?? 'it'}.`
      : '';
    return { summary: `${await summaryOf(asked, about)}${nothing}`, sections: told, ...nextOf(about) };
  },
});

interface Asked extends ToolGround {
  /** Lines of a section. */
  readonly most: number;
  readonly within: MeantFiles | undefined;
}

const SECTIONS: Readonly<Record<Topic, (asked: Asked) => Promise<readonly Section[]>>> = {
  modules: modulesSection,
  layers: layersSections,
  rules: rulesSection,
  patterns: patternsSections,
  decisions: decisionsSection,
  findings: findingsSection,
  cycles: cyclesSection,
};

async function summaryOf({ engine, root, within, model }: Asked, about: Topic | undefined): Promise<string> {
  const { files, testFiles, lines, languages, modules, edges, cycles, findings } =
    await engine.overview(root);
  if (within !== undefined) return `${within.kind} ${within.name}: ${count(within.files.length, 'file')}.`;
  if (about !== undefined) return `${about} of ${root.split('/').at(-1)} (revision ${model.revision}).`;
  const shares = languages
    .slice(0, 4)
    .map((each) => `${each.language} ${Math.round((100 * each.lines) / Math.max(1, lines))} %`);
  return `${root.split('/').at(-1)}: ${count(files, 'source file')} (${testFiles} of tests), ${lines.toLocaleString('en')} lines (${shares.join(', ')}), ${count(modules, 'module')}, ${count(edges, 'dependency', 'dependencies')}, ${count(cycles.runTime, 'run-time cycle')}; findings: ${findings.error} errors, ${findings.warning} warnings, ${findings.info} notes.`;
}

async function modulesSection({ model, within, most }: Asked): Promise<readonly Section[]> {
  const inside = new Set(within?.files);
  const own = model.modules.filter(
    ({ files }) => within === undefined || files.some((path) => inside.has(path)),
  );
  const users = new Map<string, number>();
  for (const { dependsOn } of model.modules)
    for (const { module } of dependsOn) users.set(module, (users.get(module) ?? 0) + 1);
  const used = (name: string) => users.get(name) ?? 0;
  const ordered = own.toSorted((a, b) => used(b.name) - used(a.name) || b.files.length - a.files.length);
  return [
    {
      title: 'Modules, most used first',
      lines: ordered.slice(0, most).map(({ name, files, dependsOn }) => {
        const uses = dependsOn.toSorted((a, b) => b.edges - a.edges).map(({ module }) => module);
        const shown = uses.slice(0, 5).join(', ') + (uses.length > 5 ? `, … ${uses.length - 5} more` : '');
        return `${name}: ${count(files.length, 'file')}, used by ${count(used(name), 'module')}${uses.length === 0 ? '' : `, uses ${shown}`}`;
      }),
      total: own.length,
      narrow: most === FEW ? 'pass about: "modules"' : 'pass path',
    },
  ];
}

async function layersSections({ engine, root, most }: Asked): Promise<readonly Section[]> {
  const declared = (await engine.rules(root)).layers;
  const { main, inner } = await engine.layers(root);
  const shown = most === FEW ? inner.slice(0, 0) : inner.slice(0, 4);
  return [
    {
      title: `Layers declared in ${RULES_FILE}`,
      lines: declared
        .slice(0, most)
        .map(
          ({ name, files }) => `${name}: ${(files.files ?? files.modules ?? files.matches ?? []).join(', ')}`,
        ),
      total: declared.length,
      narrow: 'pass about: "layers"',
    },
    ...[...(main === undefined ? [] : [main]), ...shown].map(layeringSection),
  ];
}

function layeringSection({ scope, layers, support, exceptions, confidence, against }: Layering): Section {
  const [first] = against;
  const but =
    exceptions === 0
      ? 'none against'
      : `${exceptions} against, for example ${first === undefined ? '' : at(first)}`;
  return {
    title: `Layers that imports show in ${scope === '.' ? 'the workspace' : scope}, outermost first (${count(support, 'import')} lead down, ${but}; ${confidence})`,
    lines: layers.map(
      ({ name, places }) =>
        `${name}: ${places
          .slice(0, 4)
          .map(({ path }) => path || '.')
          .join(', ')}${places.length > 4 ? `, … ${places.length - 4} more` : ''}`,
    ),
  };
}

async function rulesSection({ engine, root, most }: Asked): Promise<readonly Section[]> {
  const { rules, standing } = await engine.rules(root);
  if (standing === 'none') return [];
  const broken =
    standing === 'current'
      ? ''
      : ` (the file is ${standing === 'broken' ? 'broken: none in force' : 'broken: the last good version holds'})`;
  return [
    {
      title: `Rules in force${broken}`,
      lines: rules
        .slice(0, most)
        .map(
          ({ id, kind, severity, line, why }) =>
            `${id} [${severity}, ${kind}] ${RULES_FILE}:${line}${why === undefined ? '' : `: ${why}`}`,
        ),
      total: rules.length,
      narrow: 'pass about: "rules", or ask groundplan_check_import about one import',
    },
  ];
}

async function patternsSections({ engine, root, within, signal }: Asked): Promise<readonly Section[]> {
  const { design, style, communication, data } = await engine.patterns(root, {}, signal);
  const inside = new Set(within?.files);
  const own = design
    .filter((each) => each.class !== 'guess')
    .filter(({ roles }) => within === undefined || roles.some(({ path }) => inside.has(path)));
  // Styles are the whole workspace's.
  const shared = (all: typeof style) => (within === undefined ? all.length : 0);
  const named = (all: typeof style) =>
    (within === undefined ? all : [])
      .slice(0, 5)
      .map(
        ({ name, confidence, evidence: [first] }) =>
          `${name} (${Math.round(confidence * 100)} %)${first === undefined ? '' : ` ${at(first)} ${first.text}`}`,
      );
  return [
    { title: 'Style', lines: named(style), total: shared(style) },
    { title: 'Communication', lines: named(communication), total: shared(communication) },
    { title: 'Data', lines: named(data), total: shared(data) },
    {
      title: 'Design patterns',
      lines: own.slice(0, 15).map(({ pattern, roles, class: sure }) => {
        const [first] = roles;
        const cast = roles
          .slice(0, 4)
          .map(({ role, symbol }) => `${role} ${symbol}`)
          .join(', ');
        return `${pattern} [${sure}] ${first === undefined ? '' : at(first)}: ${cast}${roles.length > 4 ? `, … ${roles.length - 4} more` : ''}`;
      }),
      total: own.length,
      narrow: 'pass path',
    },
  ];
}

async function decisionsSection({ engine, root, most }: Asked): Promise<readonly Section[]> {
  const { decisions } = await engine.decisions(root);
  const records = decisions.filter(({ origin }) => origin === 'record');
  const implied = decisions.filter(
    ({ origin, confidence }) => origin === 'implied' && confidence !== 'guess',
  );
  const place = (evidence: (typeof decisions)[number]['evidence']) =>
    evidence[0] === undefined ? '' : ` ${at(evidence[0])}`;
  return [
    {
      title: 'Decision records (ADRs)',
      lines: records
        .slice(0, most)
        .map(({ title, status, evidence }) => `${title} [${status}]${place(evidence)}`),
      total: records.length,
      narrow: 'pass about: "decisions"',
    },
    {
      title: 'Decided by manifests and configuration',
      lines: implied
        .slice(0, most)
        .map(
          ({ topic, title, version, evidence }) =>
            `${topic}: ${title}${version === undefined ? '' : ` ${version}`}${place(evidence)}`,
        ),
      total: implied.length,
      narrow: 'pass about: "decisions"',
    },
  ];
}

async function cyclesSection({ model, within, most }: Asked): Promise<readonly Section[]> {
  const inside = new Set(within?.files);
  const own = model.cycles.filter(
    ({ strength, members }) =>
      strength === 'run-time' && (within === undefined || members.some((path) => inside.has(path))),
  );
  return [
    {
      title: 'Run-time dependency cycles, largest first',
      lines: own
        .toSorted((a, b) => b.members.length - a.members.length)
        .slice(0, Math.min(most, 12))
        .map(
          ({ members, witness, cuts: [cut] }) =>
            `${count(members.length, 'file')}: ${[...witness.slice(0, 5), ...(witness.length > 5 ? ['…'] : []), witness[0]].join(' → ')}${cut === undefined ? '' : `; cheapest cut ${at({ path: cut.from, line: cut.line })} → ${cut.to}`}`,
        ),
      total: own.length,
      narrow: 'pass about: "cycles"',
    },
  ];
}

async function findingsSection({ engine, root, within, most }: Asked): Promise<readonly Section[]> {
  const inside = new Set(within?.files);
  const { findings } = await engine.findings(root);
  const own = findings.filter(
    ({ evidence, subjects, kind }) =>
      kind !== 'cycle' &&
      (within === undefined ||
        subjects.includes(within.name) ||
        evidence.some(({ path }) => inside.has(path))),
  );
  return [
    {
      title: 'Findings, worst first',
      lines: own.slice(0, most).map(findingLine),
      total: own.length,
      narrow: 'pass about: "findings" or path',
    },
  ];
}

function centralSection({ model, within, most }: Asked): Section {
  const inside = new Set(within?.files);
  const own = model.files.filter(
    ({ path, incoming, test }) => incoming > 0 && !test && (within === undefined || inside.has(path)),
  );
  return {
    title: 'Files that most rests on',
    lines: own
      .toSorted((a, b) => b.centrality - a.centrality)
      .slice(0, most)
      .map(({ path, incoming }) => `${path}: ${count(incoming, 'file')} import it`),
    total: own.length,
  };
}

function nextOf(about: Topic | undefined): Pick<Hints, 'next'> {
  if (about !== undefined) return {};
  return {
    next: [
      'groundplan_find for a name, groundplan_place_file before a new file, groundplan_check_import before an import, groundplan_impact before a change.',
    ],
  };
}
