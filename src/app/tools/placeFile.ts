import * as v from 'valibot';
import { CodedError } from '../../base/codedError.ts';
import { grouped } from '../../base/grouped.ts';
import { basename, dirname, extname } from '../../base/paths.ts';
import { rememberedByObject } from '../../base/remembered.ts';
import { fileStem } from '../../core/edit/fileNaming.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { profilesOf } from '../../core/places/newFile/folderProfiles.ts';
import type { PlaceCandidate } from '../../core/places/newFile/newFile.ts';
import { placeNewFile } from '../../core/places/newFile/placeNewFile.ts';
import { asTestsAreNamed } from '../../core/places/newFile/testNaming.ts';
import { compileLayers } from '../../core/rules/selector.ts';
import type { MayReport } from '../../protocol/engineApi.ts';
import { count, type Section } from './hints.ts';
import { meantFiles, plainPath } from './meant.ts';
import { defineTool, type ToolGround, text } from './tool.ts';

/** Candidates that are told, and of them those of which the rules are asked. */
const SHOWN = 4;
const MOST_USES = 10;
/** Below this share of the best one's score a place is no alternative. */
const WORTH_TELLING = 0.35;

export const placeFile = defineTool({
  name: 'groundplan_place_file',
  title: 'Place a new file',
  description:
    'Before creating a file: in which folder it belongs and what it should be called, by the habits of this project (files of the same role, the same subject, the same imports), with example neighbours to imitate, its module and layer, and whether the rules let it import there what it needs.',
  input: {
    name: text('What the file will hold or be called: OrderController, order-list.tsx, test_orders.py.'),
    purpose: v.optional(text('What it is for, in a few words.')),
    imports: v.optional(
      v.pipe(
        v.array(text('A path of a file or folder, or a package.')),
        v.maxLength(MOST_USES),
        v.description('What it will import, as far as known.'),
      ),
    ),
  },
  async run(ground, { name, purpose = '', imports = [] }) {
    const { model, root } = ground;
    const bare = basename(plainPath(root, name));
    const uses = imports.flatMap((each) => usedPaths(model, each));
    const all = placeNewFile(await groundOf(model), { name: bare, purpose, uses });
    const [best] = all;
    if (best === undefined) return nothingTells(bare);
    const likely = all.filter(({ score }) => score >= best.score * WORTH_TELLING).slice(0, SHOWN);
    const lines = [];
    for (const candidate of likely) lines.push(await candidateText(ground, candidate, bare, imports));
    const proposed = pathIn(model, best, bare);
    return {
      summary: `${surenessOf(all)}: ${proposed}`,
      sections: [{ title: 'Places, best first', lines, total: all.length }, neighbourSection(model, best)],
      next: [
        `read ${best.peers[0] ?? filesIn(model, best.folder)[0] ?? 'a neighbour'} for the habits of the place, then groundplan_check_import for each import.`,
      ],
    };
  },
});

const groundOf = rememberedByObject(async (model: ArchitectureModel) => {
  const { default: forest } = await import('../../core/places/ranking/placeWeights.json', {
    with: { type: 'json' },
  });
  const edges = [...grouped(model.graph.edges, ({ to }) => to)];
  return profilesOf(
    model.files,
    new Map(edges.map(([to, own]) => [to, own.map(({ from }) => from)])),
    forest,
  );
});

/** What the workspace does not have is a package, and tells nothing of the place. */
function usedPaths(model: ArchitectureModel, text: string): readonly string[] {
  try {
    const { kind, name } = meantFiles(model, text);
    return [name].filter(() => kind !== 'module' || name !== '.');
  } catch {
    return [];
  }
}

function nothingTells(name: string) {
  return {
    summary: `Nothing in this workspace is like “${name}”: neither its role nor its subject occurs in a path.`,
    sections: [],
    next: ['pass purpose and imports, or ask groundplan_overview about modules and choose one.'],
  };
}

/** How far ahead the first is says how sure it is. */
function surenessOf([first, second]: readonly PlaceCandidate[]): string {
  if (first === undefined) return 'Nowhere';
  const clear = second === undefined || first.score > second.score * 1.5;
  if (clear && first.peerCount >= 2) return 'Likely';
  return clear ? 'Probably, on few signs' : 'A guess among several, pass purpose and imports to be surer';
}

async function candidateText(
  ground: ToolGround,
  candidate: PlaceCandidate,
  name: string,
  imports: readonly string[],
): Promise<string> {
  const { folder, peers, peerCount, words, files } = candidate;
  const { model } = ground;
  const path = pathIn(model, candidate, name);
  const why = [
    ...(peerCount > 0
      ? [
          `${peerCount} of ${count(files, 'file')} there ${peerCount === 1 ? 'plays' : 'play'} the same part (${peers
            .slice(0, 2)
            .map((each) => basename(each))
            .join(', ')})`,
        ]
      : [`${count(files, 'file')} there`]),
    ...(words.length > 0
      ? [
          `shares ${words
            .slice(0, 5)
            .map((word) => `“${word}”`)
            .join(', ')}`,
        ]
      : []),
    `module ${moduleAt(model, folder)}`,
    ...layerAtPath(model, path),
    ...(await forbidden(ground, path, imports)),
  ];
  return `${path}: ${why.join('; ')}`;
}

function moduleAt(model: ArchitectureModel, folder: string): string {
  return model.files.find(({ path }) => dirname(path) === folder)?.module ?? '.';
}

function layerAtPath(model: ArchitectureModel, path: string): string[] {
  const layers = model.ruling?.rules.layers ?? [];
  const selectors = compileLayers(layers);
  const place = { path, module: moduleAt(model, dirname(path)) };
  const own = layers.find(({ name }) => selectors.get(name)?.has(place) ?? false);
  return own === undefined ? [] : [`layer ${own.name}`];
}

/** What the rules would not let a file there import. */
async function forbidden(
  { engine, root }: ToolGround,
  path: string,
  imports: readonly string[],
): Promise<string[]> {
  const said: string[] = [];
  for (const wanted of imports) {
    const answer = await asked(() => engine.may(root, path, plainPath(root, wanted)));
    const word = answer?.verdict === 'forbidden' ? answer.rules[0] : undefined;
    if (word !== undefined) said.push(`the rule ${word.rule} forbids it to import ${wanted} from there`);
  }
  return said;
}

async function asked(ask: () => Promise<MayReport>): Promise<MayReport | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CodedError && error.code === 'unknown-subject') return undefined;
    throw error;
  }
}

/** The name in the folder's habit, with the ending of most files there where none is given. */
function pathIn(model: ArchitectureModel, { folder, peers }: PlaceCandidate, name: string): string {
  const at = (file: string) => (folder === '' ? file : `${folder}/${file}`);
  const beside = filesIn(model, folder);
  if (extname(name) !== '') return at(asTestsAreNamed(name, beside));
  const example = peers[0] ?? beside[0] ?? '';
  return at(`${fileStem(name, folder, beside, 'camel')}${extname(example)}`);
}

/** Most central first. */
function filesIn({ files }: ArchitectureModel, folder: string): readonly string[] {
  return files
    .filter(({ path }) => dirname(path) === folder)
    .sort((a, b) => b.centrality - a.centrality)
    .map(({ path }) => path);
}

function neighbourSection(model: ArchitectureModel, { folder, peers, peerCount }: PlaceCandidate): Section {
  if (peerCount > 0)
    return { title: 'Neighbours of the same part to imitate', lines: peers, total: peerCount };
  const beside = filesIn(model, folder);
  return { title: 'Neighbours, most central first', lines: beside.slice(0, 3), total: beside.length };
}
