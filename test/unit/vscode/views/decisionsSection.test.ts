import assert from 'node:assert/strict';
import type { Decision } from '../../../../src/core/model/decision.ts';
import { decisionsSection } from '../../../../src/vscode/views/decisionsSection.ts';
import type { TreeNode } from '../../../../src/vscode/views/treeNode.ts';

const DECISIONS: readonly Decision[] = [
  {
    id: 'record:1',
    origin: 'record',
    topic: 'queue',
    title: 'Use Kafka',
    status: 'accepted',
    date: '2024-05-01',
    confidence: 'proven',
    evidence: [{ path: 'adr/0001.md', line: 1, text: '“Use Kafka” is decided here.' }],
  },
  {
    id: 'implied:1',
    origin: 'implied',
    topic: 'data-access',
    title: 'Prisma',
    status: 'accepted',
    version: '6.0.0',
    confidence: 'likely',
    evidence: [{ path: 'package.json', line: 4, text: '@prisma/client is declared here.' }],
  },
];

async function childrenOf(node: TreeNode): Promise<readonly TreeNode[]> {
  return (await node.children?.()) ?? [];
}

describe('decisionsSection', () => {
  it('lists records and topics, and leads to the lines that say so', async () => {
    const section = await decisionsSection({ decisions: async () => DECISIONS }, '/w');
    const [records, topic] = await childrenOf(section);
    assert.equal(section.description, '2');
    const [record] = await childrenOf(records!);
    assert.deepEqual([record!.label, record!.description], ['Use Kafka', 'accepted · 2024-05-01']);
    assert.deepEqual(record!.command?.arguments, ['/w', 'adr/0001.md', 1]);
    assert.deepEqual([topic!.label, topic!.description], ['Data access', 'Prisma']);
    const [evidence] = await childrenOf(topic!);
    assert.deepEqual(evidence!.command?.arguments, ['/w', 'package.json', 4]);
  });

  it('tells several choices of one topic apart', async () => {
    const two = [
      DECISIONS[1]!,
      { ...DECISIONS[1]!, id: 'implied:2', title: 'TypeORM', confidence: 'proven' as const },
    ];
    const [topic] = await childrenOf(await decisionsSection({ decisions: async () => two }, '/w'));
    assert.equal(topic!.description, 'Prisma, TypeORM');
    const choices = await childrenOf(topic!);
    assert.deepEqual(
      choices.map(({ label, description }) => [label, description]),
      [
        ['Prisma', '6.0.0 · likely'],
        ['TypeORM', '6.0.0'],
      ],
    );
  });

  it('cannot be opened where nothing is decided', async () => {
    const section = await decisionsSection({ decisions: async () => [] }, '/w');
    assert.equal(section.children, undefined);
    assert.equal(section.description, '0');
  });
});
