/** The sections of the tree, in the order in which they stand. */
import type { Finding, Severity } from '../../core/model/finding.ts';
import type { Suggestion } from '../../core/model/suggestion.ts';
import type { Engine } from '../../protocol/engineApi.ts';
import { evidenceNode, limited, type TreeNode } from './treeNode.ts';

export const SECTIONS: readonly ((engine: Engine, root: string) => Promise<TreeNode>)[] = [
  overviewSection,
  suggestionsSection,
  findingsSection,
  cyclesSection,
  modulesSection,
];

const SEVERITY_ICON: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

async function overviewSection(engine: Engine, root: string): Promise<TreeNode> {
  const overview = await engine.overview(root);
  const { resolution } = overview;
  const own = resolution.resolved + resolution.unresolved;
  const share = own === 0 ? '–' : `${Math.floor((100 * resolution.resolved) / own)} %`;
  const rows: TreeNode[] = [
    ...overview.languages.map((each) => ({
      label: each.language,
      description: `${each.files} files, ${each.lines} lines`,
      icon: 'code',
    })),
    {
      label: 'Imports resolved',
      description: `${share} of own imports, ${resolution.external} external`,
      icon: 'references',
    },
    {
      label: 'What most rests on',
      icon: 'star',
      children: () =>
        overview.central.map((each) => fileNode(root, each.path, `used by ${each.incoming} files`)),
    },
    {
      label: 'What changes most',
      icon: 'flame',
      children: () => overview.hotspots.map((each) => fileNode(root, each.path, `${each.commits} commits`)),
    },
    {
      label: 'Read in part or left out',
      description: String(overview.problems.length),
      icon: 'circle-slash',
      children: () =>
        limited(
          overview.problems.map((each) =>
            evidenceNode(root, { path: each.path, line: each.line ?? 1, text: each.message }),
          ),
        ),
    },
  ];
  const description = `${overview.files} files, ${overview.modules} modules`;
  return {
    id: `overview:${root}`,
    label: 'Overview',
    description,
    icon: 'dashboard',
    expanded: true,
    children: () => rows.filter(hasContent),
  };
}

/** An empty folder node tells nothing. */
function hasContent(node: TreeNode): boolean {
  return node.children === undefined || (node.children() as TreeNode[]).length > 0;
}

async function modulesSection(engine: Engine, root: string): Promise<TreeNode> {
  const { modules } = await engine.modules(root);
  const nodes = modules.map(
    (module): TreeNode => ({
      id: `module:${root}:${module.name}`,
      label: module.name,
      description: `${module.files.length} files, instability ${module.metrics.instability.toFixed(2)}`,
      tooltip: `Used by ${module.metrics.afferent} files outside, uses ${module.metrics.efferent}.\nAbstractness ${module.metrics.abstractness.toFixed(2)}, distance ${module.metrics.distance.toFixed(2)}.`,
      icon: 'package',
      children: () => [
        ...(module.dependsOn.length === 0
          ? []
          : [
              {
                label: 'Depends on',
                icon: 'arrow-right',
                children: () => module.dependsOn.map((name) => ({ label: name, icon: 'package' })),
              },
            ]),
        ...limited(module.files.map((path) => fileNode(root, path, ''))),
      ],
    }),
  );
  return {
    id: `modules:${root}`,
    label: 'Modules',
    description: String(modules.length),
    icon: 'symbol-namespace',
    children: () => limited(nodes),
  };
}

async function findingsSection(engine: Engine, root: string): Promise<TreeNode> {
  const { findings } = await engine.findings(root);
  const others = findings.filter((finding) => finding.kind !== 'cycle');
  return {
    id: `findings:${root}`,
    label: 'Findings',
    description: String(others.length),
    icon: 'search',
    children: () => limited(others.map((each) => findingNode(root, each))),
  };
}

async function cyclesSection(engine: Engine, root: string): Promise<TreeNode> {
  const { findings } = await engine.findings(root);
  const cycles = findings.filter((finding) => finding.kind === 'cycle');
  return {
    id: `cycles:${root}`,
    label: 'Cycles',
    description: String(cycles.length),
    icon: 'sync',
    children: () => limited(cycles.map((each) => findingNode(root, each))),
  };
}

function findingNode(root: string, finding: Finding): TreeNode {
  return {
    id: `${root}:${finding.id}`,
    label: finding.title,
    description: finding.confidence,
    tooltip: finding.explanation,
    icon: SEVERITY_ICON[finding.severity],
    children: () => limited(finding.evidence.map((each) => evidenceNode(root, each))),
  };
}

async function suggestionsSection(engine: Engine, root: string): Promise<TreeNode> {
  const { suggestions } = await engine.suggestions(root);
  return {
    id: `suggestions:${root}`,
    label: 'Suggestions',
    description: String(suggestions.length),
    icon: 'lightbulb',
    expanded: suggestions.length > 0,
    children: () => limited(suggestions.map((each) => suggestionNode(root, each))),
  };
}

function suggestionNode(root: string, suggestion: Suggestion): TreeNode {
  return {
    id: `${root}:${suggestion.id}`,
    label: suggestion.title,
    description: suggestion.confidence,
    tooltip: suggestion.rationale,
    icon: suggestion.edits.length > 0 ? 'lightbulb-autofix' : 'lightbulb',
    contextValue: suggestion.edits.length > 0 ? 'suggestion.edits' : 'suggestion',
    suggestion: { root, id: suggestion.id },
    children: () => [
      ...suggestion.evidence.map((each) => evidenceNode(root, each)),
      ...suggestion.steps.map((step) => ({ label: step, tooltip: step, icon: 'debug-step-over' })),
    ],
  };
}

function fileNode(root: string, path: string, description: string): TreeNode {
  const command = { command: 'groundplan.openEvidence', title: 'Open', arguments: [root, path, 1] };
  return { label: path, description, tooltip: path, icon: 'file-code', command };
}
