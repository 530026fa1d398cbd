/**
 * Files of known role are taken away one after the other, and a plan is asked for what is missing: how often its path is the true one, and
 * how much its text is like its siblings', beside the plain blueprint's. `node test/eval/plan.ts FOLDER…`; the folders are copied first.
 *
 * Likeness of two files, in [0, 1]: the mean of three. Header: the lines before the first declaration that are no imports. Imports: what is
 * imported from. Order: the kinds and names of declarations and members. Each as the longest common subsequence over the longer of both,
 * with each file's own subject left open in all names.
 */
import { cpSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { dirname, extname } from '../../src/base/paths.ts';
import { wordsOf } from '../../src/core/edit/fileNaming.ts';
import type { BlueprintLanguage } from '../../src/core/model/blueprint.ts';
import { isMadeUp } from '../../src/core/plan/family/families.ts';
import { isPartName } from '../../src/core/plan/family/roleWords.ts';
import { takeApart } from '../../src/core/plan/sketch/parts.ts';
import { singularWords } from '../../src/core/plan/text/renamed.ts';
import { isTestPath } from '../../src/core/workspace/testPaths.ts';
import { createNodeEngine } from '../../src/infra/nodeEngine.ts';
import type { Engine } from '../../src/protocol/engineApi.ts';
import { analysisOptions } from '../support/analysisOptions.ts';

/** Files a workspace that are taken away. */
const TRIED = 10;
const SIBLINGS = 3;

interface Removed {
  readonly path: string;
  readonly part: string;
  readonly subject: readonly string[];
}

interface Tally {
  tried: number;
  exact: number;
  any: number;
  none: number;
  compared: number;
  plan: number;
  blueprint: number;
}

const fresh = (): Tally => ({ tried: 0, exact: 0, any: 0, none: 0, compared: 0, plan: 0, blueprint: 0 });

const engine = createNodeEngine({ log: () => {}, gitAllowed: false });
const all = fresh();
console.log(
  'workspace | removed | path exact (first way) | in any way | no plan | like siblings: plan, blueprint (of)',
);
for (const folder of process.argv.slice(2)) {
  const copy = mkdtempSync(join(tmpdir(), 'gp-plan-'));
  try {
    const root = join(copy, 'work');
    cpSync(resolve(folder), root, {
      recursive: true,
      filter: (path) => !/[/\\](?:\.git|node_modules)$/.test(path),
    });
    const tally = await measure(root);
    print(basename(folder), tally);
    for (const key of Object.keys(all) as (keyof Tally)[]) all[key] += tally[key];
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
print('all', all);
await engine.dispose();

function print(name: string, { tried, exact, any, none, compared, plan, blueprint }: Tally): void {
  const mean = (sum: number) => (compared === 0 ? '–' : (sum / compared).toFixed(2));
  console.log(
    `${name} | ${tried} | ${exact} | ${any} | ${none} | ${mean(plan)}, ${mean(blueprint)} (${compared})`,
  );
}

async function measure(root: string): Promise<Tally> {
  await engine.analyze(root, analysisOptions());
  const { files } = await engine.graph(root);
  const paths = files.map(({ path }) => path);
  const tally = fresh();
  for (const removed of chosen(paths)) {
    const away = join(root, '..', 'away');
    renameSync(join(root, removed.path), away);
    await engine.update(root, [{ path: removed.path, deleted: true }]);
    try {
      await tryOne(engine, { root, removed, paths, tally });
    } finally {
      renameSync(away, join(root, removed.path));
      await engine.update(root, [{ path: removed.path }]);
    }
  }
  await engine.close(root);
  return tally;
}

/** Files whose last word, or whose folder, says which part they play, spread evenly; no other choice. */
function chosen(paths: readonly string[]): readonly Removed[] {
  const known = paths.flatMap((path): Removed[] => {
    if (isTestPath(path) || isMadeUp(path)) return [];
    const stem = wordsOf(basename(path).replace(/\.\w+$/, '')).map((word) => singularWords([word])[0]!);
    const last = stem.at(-1) ?? '';
    if (stem.length > 1 && isPartName(last)) return [{ path, part: last, subject: stem.slice(0, -1) }];
    const folder = singularWords(wordsOf(dirname(path).split('/').at(-1) ?? '')).at(-1) ?? '';
    return isPartName(folder) && stem.length > 0 && !isPartName(last)
      ? [{ path, part: folder, subject: stem }]
      : [];
  });
  const named = known.filter(({ subject }) =>
    subject.every(
      (word) => /^\p{L}{2,}$/u.test(word) && !/^(?:index|main|init|base|abstract|common|app|mod)$/.test(word),
    ),
  );
  const step = Math.max(1, named.length / TRIED);
  return named.length <= TRIED
    ? named
    : Array.from({ length: TRIED }, (_, at) => named[Math.floor(at * step)]!);
}

interface Trial {
  readonly root: string;
  readonly removed: Removed;
  readonly paths: readonly string[];
  readonly tally: Tally;
}

async function tryOne({ plans, blueprints }: Engine, { root, removed, paths, tally }: Trial): Promise<void> {
  tally.tried++;
  const { path, part, subject } = removed;
  const plan = await plans.plan({ root, sentence: `add a ${subject.join(' ')} ${part}` });
  if (plan.kind !== 'feature' || plan.alternatives.length === 0) {
    tally.none++;
    if (process.env.SHOWN) console.log(`  none  ${path}: ${plan.abstained}`);
    return;
  }
  const made = plan.alternatives.map(({ files, unwritten }) => [
    ...files.map((file) => file.path),
    ...unwritten,
  ]);
  if (made[0]!.includes(path)) tally.exact++;
  else if (process.env.SHOWN)
    console.log(`  other ${path} (“${subject.join(' ')} ${part}”): ${made[0]!.join(', ')}`);
  if (made.some((files) => files.includes(path))) tally.any++;
  const edit = plan.alternatives
    .flatMap(({ edits }) => edits)
    .find((each) => each.type === 'create' && each.path === path);
  if (edit?.type !== 'create') return;
  const relatives = paths
    .filter((each) => each !== path && extname(each) === extname(path) && !isTestPath(each))
    .flatMap((each) => chosen([each]))
    .filter((each) => each.part === part)
    .slice(0, SIBLINGS);
  const language = languageOf(path);
  if (relatives.length === 0 || language === undefined) return;
  const siblings = await Promise.all(
    relatives.map(async (each) =>
      shapeOf(each.path, await readFile(join(root, each.path), 'utf8'), each.subject),
    ),
  );
  const likeness = (shape: Shape) =>
    siblings.reduce((sum, sibling) => sum + like(shape, sibling), 0) / siblings.length;
  const plain = await blueprints
    .plan({
      root,
      blueprint: part === 'repository' ? 'repository' : 'layered',
      folder: 'zz',
      language,
      values: { entity: subject.join(' ') },
    })
    .catch(() => undefined);
  if (plain === undefined) return;
  tally.compared++;
  tally.plan += likeness(shapeOf(path, edit.content, subject));
  // The best of its files, whichever part that plays.
  tally.blueprint += Math.max(...plain.files.map((file) => likeness(shapeOf(file.path, file.text, subject))));
}

interface Shape {
  readonly header: readonly string[];
  readonly imports: readonly string[];
  readonly order: readonly string[];
}

function shapeOf(path: string, text: string, subject: readonly string[]): Shape {
  const apart = takeApart({ path, text, subject });
  const told = apart.top.flatMap((part) => (part.kind === 'type' ? [part, ...apart.members(part)] : [part]));
  const said = (kind: string) =>
    apart.top
      .filter((part) => part.kind === kind)
      .map((part) => apart.open(part.text).replace(/\s+/g, ' ').trim());
  return {
    header: [...said('note'), ...said('package')],
    imports: said('import').map((each) => /['"]([^'"]+)['"]/.exec(each)?.[1] ?? each),
    order: told
      .filter(({ kind }) => kind === 'type' || kind === 'callable' || kind === 'field')
      .map((part) => apart.key(part)),
  };
}

function like(one: Shape, other: Shape): number {
  return (
    (['header', 'imports', 'order'] as const).reduce((sum, key) => sum + common(one[key], other[key]), 0) / 3
  );
}

/** Longest common subsequence over the longer of both; 1 for two that are empty. */
function common(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  let row = new Array<number>(other.length + 1).fill(0);
  for (const each of one) {
    const next = [0];
    for (let at = 0; at < other.length; at++)
      next.push(each === other[at] ? row[at]! + 1 : Math.max(next[at]!, row[at + 1]!));
    row = next;
  }
  return row[other.length]! / Math.max(one.length, other.length);
}

function languageOf(path: string): BlueprintLanguage | undefined {
  const known: Readonly<Record<string, BlueprintLanguage>> = {
    '.ts': 'typescript',
    '.js': 'javascript',
    '.py': 'python',
    '.java': 'java',
    '.cs': 'csharp',
    '.go': 'go',
    '.php': 'php',
    '.kt': 'kotlin',
    '.rs': 'rust',
  };
  return known[extname(path)];
}
