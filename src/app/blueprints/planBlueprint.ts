/** A blueprint with its values, held against a workspace: which files come, in whose style, and what is in the way. */
import { CodedError } from '../../base/codedError.ts';
import { dirname, extname, join } from '../../base/paths.ts';
import { baseIn, notePath, noteText } from '../../core/blueprints/generated.ts';
import { planFile, type Standing } from '../../core/blueprints/planFiles.ts';
import { renderBlueprint } from '../../core/blueprints/renderBlueprint.ts';
import { pathProblem } from '../../core/blueprints/safePath.ts';
import { LANGUAGE_STYLES, type Peer, readStyle } from '../../core/blueprints/style/codeStyle.ts';
import { composerPeers, namespaceOf } from '../../core/blueprints/style/namespaceOf.ts';
import { TEST_MANIFESTS, testFramework } from '../../core/blueprints/testFramework.ts';
import { testPlace } from '../../core/blueprints/testPlace.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { BlueprintLanguage, BlueprintPlan } from '../../core/model/blueprint.ts';
import type { FileEdit } from '../../core/model/suggestion.ts';
import { isTestPath } from '../../core/workspace/testPaths.ts';
import type { GenerateRequest } from '../../protocol/blueprintsApi.ts';
import type { Blueprint } from './blueprintBook.ts';
import { planWires, type WiringGround } from './planWires.ts';

export interface PlaceGround extends Omit<WiringGround, 'standing'> {
  /** Undefined where the workspace was not analysed: then it is new. */
  readonly model: ArchitectureModel | undefined;
  /** Text of a workspace-relative path. */
  read(path: string): Promise<string | undefined>;
  standing(path: string): Promise<Standing>;
}

type Asked = Pick<GenerateRequest, 'folder' | 'language' | 'values' | 'force'>;

export async function planBlueprint(
  blueprint: Blueprint,
  asked: Asked,
  ground: PlaceGround,
): Promise<BlueprintPlan> {
  const folder = folderOf(asked.folder);
  const language = asked.language ?? usualLanguage(blueprint, ground.model);
  const peers = await peersOf(language, folder, ground);
  const style = readStyle(language, peers);
  const declared = language === 'php' ? composerPeers(await ground.read('composer.json')) : [];
  const manifests = await Promise.all(TEST_MANIFESTS.map((path) => ground.read(path)));
  const { values, files, wires, afterwards } = renderBlueprint(blueprint, asked.values, {
    language,
    folder,
    namespace: namespaceOf(language, folder, [...peers, ...declared], blueprint.manifest.name),
    style,
    test: testFramework(
      language,
      manifests.filter((each) => each !== undefined),
      peers.filter(({ path }) => isTestPath(path)).map(({ text }) => text),
    ),
    tests: testPlace(language, folder, {
      ...{ tests: pathsOf(language, folder, ground, true), code: pathsOf(language, folder, ground, false) },
      fromAboveSource: peers.some(({ text }) => /^(?:from|import)\s+src\b/m.test(text)),
    }),
  });
  const { name, title } = blueprint.manifest;
  const force = asked.force === true;
  const plans = [];
  const notes: FileEdit[] = [];
  for (const file of files) {
    const note = await ground.standing(notePath(file.path));
    const base = note.type === 'text' ? baseIn(note.text, file.path) : undefined;
    const plan = planFile({ file, standing: await ground.standing(file.path), base, force });
    plans.push(plan);
    const isWritten = plan.edit !== undefined || (plan.planned.state === 'same' && base !== undefined);
    if (!isWritten || base === file.text) continue;
    if (note.type === 'other') throw unkept(notePath(file.path), note.what);
    const text = noteText({ path: file.path, blueprint: name, language, values, text: file.text });
    const written = planFile({
      file: { path: notePath(file.path), text },
      standing: note,
      base: undefined,
      force: true,
    });
    if (written.edit !== undefined) notes.push(written.edit);
  }
  const refused = plans
    .filter(
      ({ planned: { state }, edit }) => (state === 'taken' || state === 'conflict') && edit === undefined,
    )
    .map(({ planned }) => planned.path);
  const wired = await planWires(wires, folder, ground);
  plans.push(...wired.plans);
  const edits = plans.flatMap(({ edit }) => edit ?? []);
  return {
    title: `Generate ${title}`,
    ...{ blueprint: name, language, folder, values, afterwards: [...wired.steps, ...afterwards] },
    files: plans.map(({ planned }) => ({ ...planned, note: notePath(planned.path) })),
    edits: refused.length > 0 ? [] : [...edits, ...notes],
    refused,
    style: style.seen,
  };
}

function unkept(path: string, what: string): CodedError {
  return new CodedError(
    'edit-refused',
    `${path} ${what}: what is generated could not be merged the next time. Nothing was changed.`,
  );
}

/** Throws `invalid-option` for one that is not in the workspace. */
function folderOf(written: string): string {
  const path = join(written.replace(/\\/g, '/'));
  const problem =
    path === undefined || /^[/~]|^[A-Za-z]:/.test(written)
      ? 'is not in the workspace'
      : path === ''
        ? undefined
        : pathProblem(path);
  if (problem !== undefined)
    throw new CodedError('invalid-option', `${written} ${problem}. Name a folder of it.`);
  return path!;
}

/** The one that most files are written in, of those that the blueprint has. */
function usualLanguage(
  { summary: { name, languages } }: Blueprint,
  model: ArchitectureModel | undefined,
): BlueprintLanguage {
  if (languages.length === 1) return languages[0]!;
  const counted = languages.map((language) => ({
    language,
    count: model?.files.filter((each) => isOf(language, each.path)).length ?? 0,
  }));
  const [most] = counted.sort((a, b) => b.count - a.count);
  if (most !== undefined && most.count > 0) return most.language;
  throw new CodedError(
    'invalid-option',
    `No code here says in which language ${name} is to be written; say it: ${languages.join(', ')}.`,
  );
}

function isOf(language: BlueprintLanguage, path: string): boolean {
  return LANGUAGE_STYLES[language].endings.includes(extname(path));
}

const MOST_PEERS = 24;
const MOST_PEER_CHARACTERS = 40_000;

/** Files of the language, those nearest to the folder first. */
async function peersOf(
  language: BlueprintLanguage,
  folder: string,
  { model, read }: PlaceGround,
): Promise<readonly Peer[]> {
  const near = nearest(
    (model?.files ?? []).filter(({ path }) => isOf(language, path)),
    folder,
  );
  const peers: Peer[] = [];
  for (const path of near.slice(0, MOST_PEERS)) {
    const text = await read(path);
    if (text !== undefined) peers.push({ path, text: text.slice(0, MOST_PEER_CHARACTERS) });
  }
  return peers;
}

function nearest(files: readonly { readonly path: string }[], folder: string): readonly string[] {
  return files
    .map(({ path }) => ({ path, shared: sharedFolders(dirname(path), folder) }))
    .sort((a, b) => b.shared - a.shared || (a.path < b.path ? -1 : 1))
    .map(({ path }) => path);
}

/** Of the language's tests, or of its other code, nearest first. */
function pathsOf(
  language: BlueprintLanguage,
  folder: string,
  { model }: PlaceGround,
  tests: boolean,
): readonly string[] {
  const files = model?.files.filter(({ path, test }) => test === tests && isOf(language, path)) ?? [];
  return nearest(files, folder);
}

/** More where they share more; the folder itself before those in it. */
function sharedFolders(one: string, other: string): number {
  const [a, b] = [one, other].map((path) => (path === '' ? [] : path.split('/'))) as [string[], string[]];
  let shared = 0;
  while (shared < a.length && shared < b.length && a[shared] === b[shared]) shared++;
  return shared - a.length / 100;
}
