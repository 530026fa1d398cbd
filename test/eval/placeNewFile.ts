/**
 * How often a file that is there would be put where it lies: each is taken away in turn, and placed by its name, and by its name and
 * what it imports. `node test/eval/placeNewFile.ts FOLDER…`
 */
import { resolve } from 'node:path';
import { grouped } from '../../src/base/grouped.ts';
import { dirname } from '../../src/base/paths.ts';
import { profilesOf } from '../../src/core/places/newFile/folderProfiles.ts';
import { placeNewFile } from '../../src/core/places/newFile/placeNewFile.ts';
import forest from '../../src/core/places/ranking/placeWeights.json' with { type: 'json' };
import { isTestPath } from '../../src/core/workspace/testPaths.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { GraphReport } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';

/** Files a workspace that are tried. */
const TRIED = 300;

const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
console.log('workspace | tried | by name: first, first three | with imports: first, first three');
const all = { name: [0, 0], uses: [0, 0] };
let workspaces = 0;
for (const folder of process.argv.slice(2)) {
  const root = resolve(folder);
  await engine.analyze(root, { ...analysisOptions(), depth: 'graph' });
  const shares = sharesOf(await engine.graph(root));
  await engine.close(root);
  if (shares === undefined) continue;
  workspaces++;
  for (const way of ['name', 'uses'] as const) for (const at of [0, 1]) all[way][at]! += shares[way][at]!;
  console.log(`${root.split('/').at(-1)} | ${shares.tried} | ${shown(shares.name)} | ${shown(shares.uses)}`);
}
const mean = (values: readonly number[]) => values.map((value) => value / workspaces);
console.log(`mean of ${workspaces} | | ${shown(mean(all.name))} | ${shown(mean(all.uses))}`);
await engine.dispose();

function sharesOf({ files, edges }: GraphReport) {
  const neighbours = files.map(({ path }) => ({ path, test: isTestPath(path) }));
  const perFolder = grouped(files, ({ path }) => dirname(path));
  const placeable = files.filter(({ path }) => perFolder.get(dirname(path))!.length > 1);
  if (placeable.length < 10 || perFolder.size < 4) return undefined;
  const step = Math.max(1, Math.floor(placeable.length / TRIED));
  const tried = placeable.filter((_, at) => at % step === 0).slice(0, TRIED);
  const usersOf = new Map(
    [...grouped(edges, ({ to }) => to)].map(([to, own]) => [to, own.map(({ from }) => from)]),
  );
  const hits = { name: [0, 0], uses: [0, 0] };
  for (const { path } of tried) {
    const users = new Map([...usersOf].map(([to, from]) => [to, from.filter((each) => each !== path)]));
    const profiles = profilesOf(
      neighbours.filter((each) => each.path !== path),
      users,
      forest,
    );
    const uses = edges.filter(({ from }) => from === path).map(({ to }) => to);
    for (const way of ['name', 'uses'] as const) {
      const file = { name: path.split('/').at(-1)!, purpose: '', uses: way === 'name' ? [] : uses };
      const rank = placeNewFile(profiles, file).findIndex(({ folder }) => folder === dirname(path));
      if (rank === 0) hits[way][0]!++;
      if (rank >= 0 && rank < 3) hits[way][1]!++;
    }
  }
  const share = (counts: readonly number[]) => counts.map((count) => count / tried.length);
  return { tried: tried.length, name: share(hits.name), uses: share(hits.uses) };
}

function shown([first = 0, three = 0]: readonly number[]): string {
  return `${first.toFixed(2)}, ${three.toFixed(2)}`;
}
