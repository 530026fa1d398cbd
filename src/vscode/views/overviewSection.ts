/** The overview: languages, resolution, what matters most, and what could not be read. */
import { LANGUAGE_NAMES } from '../../core/model/language.ts';
import type { OverviewReport } from '../../protocol/engineApi.ts';
import { counted, grouped, percent } from '../figures.ts';
import type { ModelViews } from '../modelViews.ts';
import { fileNode } from './fileNode.ts';
import { evidenceNode, type TreeNode } from './treeNode.ts';

export async function overviewSection(views: ModelViews, root: string): Promise<TreeNode> {
  const overview = await views.overview(root);
  return {
    id: `overview:${root}`,
    label: 'Overview',
    description: `${counted(overview.files, 'file')}, ${counted(overview.modules, 'module')}`,
    icon: 'dashboard',
    expanded: true,
    children: () => [...languages(overview), resolution(overview), ...lists(overview, root)],
  };
}

function languages({ languages: all }: OverviewReport): TreeNode[] {
  return all.map(({ language, files, lines }) => ({
    label: LANGUAGE_NAME[language] ?? language,
    description: `${counted(files, 'file')}, ${counted(lines, 'line')}`,
    icon: 'code',
  }));
}

/** Here these stand side by side with what they are written beside. */
const LANGUAGE_NAME: Readonly<Record<string, string>> = {
  ...LANGUAGE_NAMES,
  tsx: 'TypeScript JSX',
  jsx: 'JavaScript JSX',
};

function resolution({ resolution: { resolved, external, unresolved } }: OverviewReport): TreeNode {
  return {
    label: 'Imports resolved',
    description: percent(resolved, resolved + unresolved),
    tooltip: `${counted(resolved, 'import')} of the workspace’s own code resolved, ${grouped(unresolved)} not, ${grouped(external)} external.`,
    icon: 'references',
  };
}

/** Only those with something in them: an empty folder tells nothing. */
function lists({ central, hotspots, problems }: OverviewReport, root: string): TreeNode[] {
  const all: readonly (Omit<TreeNode, 'children'> & { readonly children: () => TreeNode[] })[] = [
    {
      id: `central:${root}`,
      label: 'Most depended on',
      icon: 'star',
      children: () =>
        central.map(({ path, incoming }) => fileNode(root, path, `used by ${counted(incoming, 'file')}`)),
    },
    {
      id: `hotspots:${root}`,
      label: 'Changed most often',
      icon: 'flame',
      children: () => hotspots.map(({ path, commits }) => fileNode(root, path, counted(commits, 'commit'))),
    },
    {
      id: `problems:${root}`,
      label: 'Left out or read in part',
      description: grouped(problems.length),
      icon: 'circle-slash',
      children: () =>
        problems.map(({ path, line = 1, message }) => evidenceNode(root, { path, line, text: message })),
    },
  ];
  return all.filter((node) => node.children().length > 0);
}
