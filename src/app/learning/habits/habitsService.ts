/** Habits of projects: where files belong, what was learned of them, and which projects are alike. */
import { CodedError, throwIfAborted } from '../../../base/codedError.ts';
import { basename } from '../../../base/paths.ts';
import { inTurns, type Turns } from '../../../base/steps.ts';
import { mergeConcepts } from '../../../core/concepts/mergeConcepts.ts';
import { neighbourOf, skeletonOf } from '../../../core/concepts/skeleton.ts';
import { likeness, rarityIn } from '../../../core/fingerprint/likeness.ts';
import { conceptItemOf, type Decided } from '../../../core/learned/decided.ts';
import { placeName } from '../../../core/places/ranking/placeName.ts';
import { unlikelyPlace } from '../../../core/places/ranking/unlikelyPlace.ts';
import type { Knowledge } from '../../../core/ports/knowledge.ts';
import type { SyntaxReader } from '../../../core/ports/syntaxReader.ts';
import type { Call } from '../../../protocol/call.ts';
import type {
  ForgetProjectRequest,
  HabitsApi,
  LearnedProject,
  LearnedReport,
  LearnReport,
  MisplacedReport,
  MisplacedRequest,
  MoveFileRequest,
  MovePlan,
  PlaceNameReport,
  PlaceNameRequest,
  RootRequest,
  SimilarReport,
  SkeletonReport,
  SkeletonRequest,
} from '../../../protocol/habitsApi.ts';
import { fingerprintIn } from './fingerprintIn.ts';
import type { LearningGround } from './ground.ts';
import { LearnedProjects } from './learnedProjects.ts';
import { groundWithout, placingGround } from './places.ts';
import { planMove } from './planMove.ts';
import { isSame, type ProjectRecord, recordSteps, withEarlier, withoutConcepts } from './projectRecord.ts';
import { transferPlaces } from './transferPlaces.ts';

/** Longer than any system takes. */
const MOST_NAME = 255;
const FOLDERS = 5;
const MOST_FOLDERS = 50;

export interface HabitsPorts {
  groundOf(root: string): LearningGround;
  openProfile(): Knowledge;
  readonly syntax: SyntaxReader;
  timestamp(): string;
  /** Milliseconds of a clock that does not go back. */
  now(): number;
  /** What people have decided of what is learned. */
  decided(): Promise<Decided>;
}

export class HabitsService implements HabitsApi {
  readonly #ports: HabitsPorts;
  readonly #projects: LearnedProjects;

  get projects(): LearnedProjects {
    return this.#projects;
  }

  constructor(ports: HabitsPorts) {
    this.#ports = ports;
    this.#projects = new LearnedProjects(() => ports.openProfile());
  }

  async place(request: PlaceNameRequest, { signal }: Call = {}): Promise<PlaceNameReport> {
    const name = checkedName(request.name);
    const { model, ...rest } = this.#ports.groundOf(request.root);
    throwIfAborted(signal);
    const limit = Math.min(Math.max(1, Math.floor(request.limit ?? FOLDERS)), MOST_FOLDERS);
    const ground = await placingGround({ model, ...rest }, name);
    if (request.transfer !== true) return { folders: placeName(ground, name, limit) };
    const projects = await this.#projects.all();
    const decided = await this.#ports.decided();
    const turns = this.#turns(signal);
    return { folders: await transferPlaces({ model, ground, projects, name, limit, decided, turns }) };
  }

  async misplaced({ root, path }: MisplacedRequest, { signal }: Call = {}): Promise<MisplacedReport> {
    const { model } = this.#ports.groundOf(root);
    if (!model.facts.has(path)) return { known: false };
    throwIfAborted(signal);
    const belongs = unlikelyPlace(await groundWithout(model, path), path);
    return { known: true, ...(belongs === undefined ? {} : { belongs }) };
  }

  async planMove({ root, path, folder }: MoveFileRequest, { signal }: Call = {}): Promise<MovePlan> {
    const move = { path, folder, syntax: this.#ports.syntax, signal: signal ?? new AbortController().signal };
    return planMove(this.#ports.groundOf(root), move);
  }

  async skeleton({ root, folder, name }: SkeletonRequest): Promise<SkeletonReport> {
    const { model, read } = this.#ports.groundOf(root);
    const neighbour = neighbourOf(model, folder, name);
    const beside = neighbour === undefined ? undefined : await read(neighbour);
    return { text: skeletonOf(model, { name: checkedName(name), beside }) };
  }

  async learn({ root }: RootRequest, { signal }: Call = {}): Promise<LearnReport> {
    const { model } = this.#ports.groundOf(root);
    const decided = await this.#ports.decided();
    const before = (await this.#projects.all()).find((each) => each.root === root);
    const found = await inTurns(recordSteps(model, this.#ports.timestamp()), this.#turns(signal));
    const kept = withoutConcepts(found, (concept) => decided.isSuppressed(conceptItemOf(concept)));
    const record = withEarlier(kept, before);
    throwIfAborted(signal);
    if (before !== undefined && isSame(before, record)) return { ...projectOf(before), before: 'same' };
    await this.#projects.put(record);
    return { ...projectOf(record), before: before === undefined ? 'none' : 'replaced' };
  }

  async similar({ root }: RootRequest, { signal }: Call = {}): Promise<SimilarReport> {
    const own = await fingerprintIn(this.#ports.groundOf(root).model, this.#turns(signal));
    const others = (await this.#projects.all()).filter((each) => each.root !== root);
    const rarity = rarityIn([own, ...others.map(({ fingerprint }) => fingerprint)]);
    const projects = others
      .map((each) => ({ ...projectOf(each), ...likeness(own, each.fingerprint, rarity) }))
      .sort((a, b) => b.similarity - a.similarity || (a.root < b.root ? -1 : 1));
    return { projects };
  }

  async learned(): Promise<LearnedReport> {
    const projects = await this.#projects.all();
    return { projects: projects.map(projectOf), concepts: mergeConcepts(projects) };
  }

  async forgetProject({ project }: ForgetProjectRequest): Promise<LearnedProject> {
    const all = await this.#projects.all();
    const named = all.filter(({ name, root }) => root === project || name === project);
    const [found] = named;
    if (found === undefined || named.length > 1) throw notOne(project, all, named);
    await this.#projects.forget(found.root);
    return projectOf(found);
  }

  async dispose(): Promise<void> {
    await this.#projects.dispose();
  }

  #turns(signal = new AbortController().signal): Turns {
    return { now: () => this.#ports.now(), signal };
  }
}

function projectOf({ name, root, learned, fingerprint, concepts }: ProjectRecord): LearnedProject {
  return { name, root, learned, files: fingerprint.files, concepts: concepts.length };
}

function notOne(project: string, all: readonly ProjectRecord[], named: readonly ProjectRecord[]): CodedError {
  const list = (some: readonly ProjectRecord[]) => some.map(({ root }) => root).join(', ');
  const known = all.length === 0 ? 'Nothing has been learned yet.' : `Learned are ${list(all)}.`;
  return new CodedError(
    'unknown-place',
    named.length > 1
      ? `Several learned projects are called ${project}. Say which by its path: ${list(named)}.`
      : `No learned project is called ${project}. ${known}`,
  );
}

/** The base name of what was given. */
function checkedName(given: string): string {
  const name = basename(given.trim().replaceAll('\\', '/'));
  if (name !== '' && name !== '.' && name !== '..' && name.length <= MOST_NAME) return name;
  throw new CodedError(
    'invalid-option',
    'That is no name of a file. Say what the file will be called, like order.service.ts.',
  );
}
