/** The sections of the tree, in the order in which they stand. */
import type { Finding, Severity } from '../../core/model/finding.ts';
import { LESS_LIKELY, NOT_SHOWN } from '../../core/model/preferred.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { ModuleSummariesReport } from '../../protocol/engineApi.ts';
import { counted, grouped } from '../figures.ts';
import type { HeldBack, ModelViews } from '../modelViews.ts';
import { decisionsSection } from './decisionsSection.ts';
import { fileNode } from './fileNode.ts';
import { overviewSection } from './overviewSection.ts';
import { evidenceNode, type TreeNode } from './treeNode.ts';

export const SECTIONS: readonly ((views: ModelViews, root: string) => Promise<TreeNode>)[] = [
  overviewSection,
  suggestionsSection,
  findingsSection,
  cyclesSection,
  modulesSection,
  decisionsSection,
];

const SEVERITY_ICON: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** Shows those last found while newer ones are looked for: the other sections do not wait. */
async function suggestionsSection(views: ModelViews, root: string): Promise<TreeNode> {
  const suggestions = views.lastSuggestions(root);
  return section(`suggestions:${root}`, {
    label: 'Suggestions',
    description: suggestions === undefined ? 'looking…' : grouped(suggestions.length),
    icon: 'lightbulb',
    expanded: true,
    nodes: suggestionNodes(root, suggestions ?? [], views.heldBack(root)),
  });
}

/** What learning puts aside stands folded at the end: it is told of, and to be had. */
function suggestionNodes(
  root: string,
  suggestions: readonly Suggestion[],
  { quiet, hidden, notice }: HeldBack,
): TreeNode[] {
  const aside = suggestions.filter(({ id }) => quiet.has(id)).map((each) => suggestionNode(root, each));
  const left = hidden.map(({ suggestion, item }) => hiddenNode(root, suggestion, item));
  return [
    ...suggestions.filter(({ id }) => !quiet.has(id)).map((each) => suggestionNode(root, each)),
    ...folded(`quiet:${root}`, aside, {
      label: `${grouped(aside.length)} ${LESS_LIKELY}`,
      icon: 'fold',
      tooltip: 'By what you did with others like them. What was learned can be looked at and changed.',
    }),
    ...folded(`hidden:${root}`, left, {
      label: `${grouped(left.length)} ${NOT_SHOWN}`,
      icon: 'eye-closed',
      tooltip: 'Until the code there really changes. Allow one again, or look at what was learned.',
    }),
    ...(notice === undefined
      ? []
      : [{ label: 'In the engine’s own order', description: notice, tooltip: notice, icon: 'warning' }]),
  ];
}

function folded(id: string, nodes: TreeNode[], node: Omit<TreeNode, 'id' | 'children'>): TreeNode[] {
  return nodes.length === 0 ? [] : [{ ...node, id, children: () => nodes }];
}

/** One that is not offered: it can be read, and allowed again. */
function hiddenNode(root: string, suggestion: Suggestion, item: string): TreeNode {
  return {
    ...suggestionNode(root, suggestion),
    icon: 'circle-slash',
    contextValue: 'hiddenSuggestion',
    item,
  };
}

async function findingsSection(views: ModelViews, root: string): Promise<TreeNode> {
  const findings = (await views.findings(root)).filter((finding) => finding.kind !== 'cycle');
  const nodes = findings.map((each) => findingNode(root, each));
  return section(`findings:${root}`, { label: 'Findings', icon: 'search', nodes });
}

async function cyclesSection(views: ModelViews, root: string): Promise<TreeNode> {
  const cycles = (await views.findings(root)).filter((finding) => finding.kind === 'cycle');
  const nodes = cycles.map((each) => findingNode(root, each));
  return section(`cycles:${root}`, { label: 'Cycles', icon: 'sync', nodes });
}

async function modulesSection(views: ModelViews, root: string): Promise<TreeNode> {
  const { modules } = await views.modules(root);
  const nodes = modules.map((each) => moduleNode(views, root, each));
  return section(`modules:${root}`, { label: 'Modules', icon: 'package', nodes });
}

interface Section {
  readonly label: string;
  /** The number of nodes where nothing else is said. */
  readonly description?: string | undefined;
  readonly icon: string;
  readonly expanded?: boolean;
  readonly nodes: TreeNode[];
}

/** One without nodes cannot be opened. */
function section(id: string, { nodes, description, ...rest }: Section): TreeNode {
  return {
    // Whether a node starts open is decided when its id is first seen.
    id: nodes.length > 0 ? id : `${id}:empty`,
    ...rest,
    description: description ?? grouped(nodes.length),
    ...(nodes.length > 0 ? { children: () => nodes } : {}),
  };
}

type ModuleSummary = ModuleSummariesReport['modules'][number];

function moduleNode(views: ModelViews, root: string, module: ModuleSummary): TreeNode {
  const { name, path, files, metrics, dependsOn } = module;
  const id = `module:${root}:${name}`;
  const uses: TreeNode = {
    id: `${id}:uses`,
    label: 'Depends on',
    description: grouped(dependsOn.length),
    icon: 'arrow-right',
    children: () => dependsOn.map((each) => ({ label: each, icon: 'package' })),
  };
  return {
    id,
    label: name === '.' ? '(root)' : name,
    description: counted(files, 'file'),
    tooltip: `Used by ${counted(metrics.afferent, 'file')} outside, uses ${grouped(metrics.efferent)}.\nInstability ${metrics.instability.toFixed(2)}, abstractness ${metrics.abstractness.toFixed(2)}, distance ${metrics.distance.toFixed(2)}.`,
    icon: 'package',
    contextValue: 'place',
    place: { root, ...(name === '.' ? {} : { focus: path }) },
    children: async () => [
      ...(dependsOn.length === 0 ? [] : [uses]),
      ...(await views.moduleFiles(root, name)).map((path) => fileNode(root, path)),
    ],
  };
}

function findingNode(root: string, finding: Finding): TreeNode {
  return {
    id: `${root}:${finding.id}`,
    label: finding.title,
    description: finding.confidence,
    tooltip: finding.explanation,
    icon: SEVERITY_ICON[finding.severity],
    contextValue: 'finding',
    finding: { root, id: finding.id },
    children: () => finding.evidence.map((each) => evidenceNode(root, each)),
  };
}

/** Titles begin alike and a tree is narrow: what tells suggestions apart stands first. */
function suggestionNode(root: string, suggestion: Suggestion): TreeNode {
  const { id, kind, title, rationale, confidence, evidence, edits, steps } = suggestion;
  const names = new Set(evidence.map(({ path }) => path.split('/').at(-1) ?? path));
  return {
    id: `${root}:${id}`,
    label: kindLabel(kind),
    description: [...names].slice(0, NAMES_SHOWN).join(', '),
    tooltip: `${title} (${confidence})\n\n${rationale}`,
    icon: edits.length > 0 ? 'lightbulb-autofix' : 'lightbulb',
    contextValue: edits.length > 0 ? 'suggestion.edits' : 'suggestion',
    suggestion: { root, id },
    children: () => [
      ...evidence.map((each) => evidenceNode(root, each)),
      ...steps.map((step) => ({ label: step, tooltip: step, icon: 'debug-step-over' })),
    ],
  };
}

const NAMES_SHOWN = 3;

function kindLabel(kind: Suggestion['kind']): string {
  return kind[0]!.toUpperCase() + kind.slice(1).replaceAll('-', ' ');
}
