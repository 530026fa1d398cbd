/** The tree's decisions: records, then what is implied, topic by topic; each leads to the lines that say so. */
import { grouped as groupedBy } from '../../base/grouped.ts';
import type { Decision } from '../../core/model/decision.ts';
import { grouped } from '../figures.ts';
import type { ModelViews } from '../modelViews.ts';
import { evidenceNode, type TreeNode } from './treeNode.ts';

export async function decisionsSection(
  views: Pick<ModelViews, 'decisions'>,
  root: string,
): Promise<TreeNode> {
  const decisions = await views.decisions(root);
  const id = `decisions:${root}`;
  const records = decisions.filter(({ origin }) => origin === 'record');
  const topics = groupedBy(
    decisions.filter(({ origin }) => origin === 'implied'),
    ({ topic }) => topic,
  );
  return {
    id: decisions.length > 0 ? id : `${id}:empty`,
    label: 'Decisions',
    description: grouped(decisions.length),
    icon: 'law',
    ...(decisions.length === 0
      ? {}
      : {
          children: () => [
            ...(records.length === 0 ? [] : [recordsNode(root, id, records)]),
            ...[...topics].map(([topic, choices]) =>
              topicNode(root, { id: `${id}:${topic}`, topic, choices }),
            ),
          ],
        }),
  };
}

function recordsNode(root: string, id: string, records: readonly Decision[]): TreeNode {
  return {
    id: `${id}:records`,
    label: 'Decision records',
    description: grouped(records.length),
    icon: 'book',
    children: () => records.map((each) => recordNode(root, each)),
  };
}

const STATUS_ICON: Readonly<Record<Decision['status'], string>> = {
  accepted: 'pass',
  proposed: 'circle-large-outline',
  rejected: 'circle-slash',
  deprecated: 'archive',
  superseded: 'history',
  unknown: 'question',
};

/** Opens the record; below it what it says of itself and of others. */
function recordNode(root: string, { id, title, status, date, evidence }: Decision): TreeNode {
  const [first] = evidence;
  const said = [status === 'unknown' ? undefined : status, date].filter((each) => each !== undefined);
  return {
    id: `${root}:${id}`,
    label: title,
    description: said.join(' · '),
    tooltip: `${title}\n${first?.path ?? ''}`,
    icon: STATUS_ICON[status],
    ...(first === undefined
      ? {}
      : {
          command: {
            command: 'groundplan.openEvidence',
            title: 'Open',
            arguments: [root, first.path, first.line],
          },
        }),
    ...(evidence.length > 1 ? { children: () => evidence.map((each) => evidenceNode(root, each)) } : {}),
  };
}

interface TopicGroup {
  readonly id: string;
  readonly topic: string;
  readonly choices: readonly Decision[];
}

const TOPIC_LABELS: Readonly<Record<string, string>> = {
  ci: 'CI',
  api: 'API',
  ui: 'User interface',
  'http-client': 'HTTP client',
};

function topicNode(root: string, { id, topic, choices }: TopicGroup): TreeNode {
  const words = topic.replaceAll('-', ' ');
  const [only, ...others] = choices;
  return {
    id,
    label: TOPIC_LABELS[topic] ?? words[0]!.toUpperCase() + words.slice(1),
    description: choices.map(({ title }) => title).join(', '),
    tooltip: choices.map(({ title, version = '' }) => `${title} ${version}`.trim()).join('\n'),
    icon: 'symbol-constant',
    // One choice stands in the line of its topic already.
    children: () =>
      only !== undefined && others.length === 0
        ? only.evidence.map((each) => evidenceNode(root, each))
        : choices.map((each) => choiceNode(root, each)),
  };
}

function choiceNode(root: string, { id, title, version, confidence, evidence }: Decision): TreeNode {
  return {
    id: `${root}:${id}`,
    label: title,
    description: [version, confidence === 'proven' ? undefined : confidence]
      .filter((each) => each !== undefined)
      .join(' · '),
    tooltip: evidence.map(({ text }) => text).join('\n'),
    icon: 'symbol-enum-member',
    children: () => evidence.map((each) => evidenceNode(root, each)),
  };
}
