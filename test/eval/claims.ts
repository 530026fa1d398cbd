/**
 * Whether true sentences about real code are ever put right: `node test/eval/claims.ts [--most EDGES] [--show N] FOLDER…`. Of every edge,
 * base and circle of a workspace's graph sentences are built as models write them, and held against the model as a chat's answer is.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkClaims } from '../../src/core/grounding/checkClaims.ts';
import { withAnswerGround } from '../support/answerGround.ts';
import { trueSentences } from './claims/trueSentences.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { most: { type: 'string', default: '2000' }, show: { type: 'string', default: '5' } },
});

console.log('workspace | sentences | borne out | not judged | put right, all of them falsely');
for (const folder of positionals)
  await withAnswerGround(resolve(folder), async (ground) => {
    const sentences = trueSentences(ground.model, Number(values.most));
    const counts = { true: 0, unknown: 0, false: 0, unproven: 0 };
    const wrong: string[] = [];
    for (const sentence of sentences) {
      const judged = await checkClaims(sentence, [ground]);
      const found = judged.find(({ kind }) => kind === 'false');
      if (found?.kind === 'false') wrong.push(`${sentence} → ${found.truth}`);
      counts[found?.kind ?? judged[0]?.kind ?? 'unknown']++;
    }
    const name = resolve(folder).split('/').at(-1);
    console.log(`${name} | ${sentences.length} | ${counts.true} | ${counts.unknown} | ${counts.false}`);
    for (const each of wrong.slice(0, Number(values.show))) console.log(`  ${each}`);
  });
