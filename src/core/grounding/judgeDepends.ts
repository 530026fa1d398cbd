/** Whether one thing imports, uses or calls another. */
import { basename } from '../../base/paths.ts';
import { edgesFrom } from '../answers/graphText.ts';
import type { AnswerGround } from '../answers/ground.ts';
import { stemOf } from '../answers/subjects/nameIndex.ts';
import { code } from '../answers/words.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { DependencyEdge } from '../model/graph.ts';
import type { LanguageId } from '../model/language.ts';
import type { Claim } from './claim.ts';
import type { Judgement } from './judgement.ts';
import { type NamedPlace, placesNamed } from './namedPlaces.ts';

type Depends = Extract<Claim, { readonly kind: 'depends' }>;

/** Nothing is reached in these without an import that says so. */
const EXPLICIT: ReadonlySet<LanguageId> = new Set(['typescript', 'tsx', 'javascript', 'jsx', 'python']);

/** Files whose text is looked through for a name. */
const MOST_READ = 40;

export async function judgeDepends(claim: Depends, ground: AnswerGround): Promise<Judgement> {
  const { model } = ground;
  const froms = placesNamed(model, claim.from).filter(({ files }) => files.size > 0);
  const tos = placesNamed(model, claim.to);
  if (froms.length === 0 || tos.length === 0 || overlap(froms, tos)) return { kind: 'unknown' };
  const edge = straight(model, froms, tos);
  const { from, to, denied } = claim;
  if (edge !== undefined) {
    const at = { root: ground.root, path: edge.from, line: edge.line };
    if (await isStranger(ground, froms, tos))
      return denied
        ? { kind: 'true', at }
        : {
            kind: 'false',
            truth: `${code(from)} uses the file of ${code(to)}, but does not name ${code(to)}.`,
            at,
          };
    if (!denied) return { kind: 'true', at };
    return { kind: 'false', truth: `${code(from)} does import ${code(to)}.`, at };
  }
  if (!(await notThere(claim, { ground, froms, tos }))) return overSteps(claim, { ground, froms, tos });
  if (denied) return { kind: 'true' };
  const back = straight(
    model,
    tos.filter(({ files }) => files.size > 0),
    froms,
  );
  if (back === undefined)
    return { kind: 'false', truth: `No chain of imports leads from ${code(from)} to ${code(to)}.` };
  const at = { root: ground.root, path: back.from, line: back.line };
  return {
    kind: 'false',
    truth: `It is ${code(to)} that imports ${code(from)}, not the other way round.`,
    at,
  };
}

/** Depending on something over others is depending on it. */
function overSteps({ how, denied }: Depends, { ground: { model, root }, froms, tos }: Ends): Judgement {
  if (how !== 'depends' || denied) return { kind: 'unknown' };
  for (const { files } of froms)
    for (const path of files)
      for (const { to, line } of edgesFrom(model, path))
        if (!files.has(to) && reaches(model, new Set([to]), tos))
          return { kind: 'true', at: { root, path, line } };
  return { kind: 'unknown' };
}

function overlap(froms: readonly NamedPlace[], tos: readonly NamedPlace[]): boolean {
  return froms.some((from) => tos.some((to) => [...to.files].some((path) => from.files.has(path))));
}

/** From any meaning of the one to any meaning of the other. */
function straight(
  model: ArchitectureModel,
  froms: readonly NamedPlace[],
  tos: readonly NamedPlace[],
): Pick<DependencyEdge, 'from' | 'line'> | undefined {
  const packages = packagesOf(tos);
  const wanted = new Set(tos.flatMap(({ files }) => [...files]));
  for (const { files } of froms)
    for (const path of files) {
      const edge = edgesFrom(model, path).find(({ to }) => wanted.has(to));
      if (edge !== undefined) return edge;
      const line = outside(model, path, packages);
      if (line !== undefined) return { from: path, line };
    }
  return undefined;
}

function packagesOf(places: readonly NamedPlace[]): ReadonlySet<string> {
  return new Set(places.flatMap(({ kind, name }) => (kind === 'package' ? [name.toLowerCase()] : [])));
}

/** Line of the import of one of the packages. */
function outside(model: ArchitectureModel, path: string, packages: ReadonlySet<string>): number | undefined {
  if (packages.size === 0) return undefined;
  return model.imports
    .get(path)
    ?.find(({ target }) => target.status === 'external' && packages.has(target.package.toLowerCase()))?.line;
}

/** A symbol of a file that is used, and that nobody there names. */
async function isStranger(
  ground: AnswerGround,
  froms: readonly NamedPlace[],
  tos: readonly NamedPlace[],
): Promise<boolean> {
  if (!tos.every(({ kind }) => kind === 'symbol')) return false;
  const names = [...new Set(tos.map(({ name }) => loosely(name)))];
  // A default export has whatever name its user likes.
  const stems = tos.flatMap(({ files }) => [...files].map((path) => loosely(stemOf(basename(path)))));
  return !(await mentions(ground, new Set(froms.flatMap(({ files }) => [...files])), [...names, ...stems]));
}

interface Ends {
  readonly ground: AnswerGround;
  readonly froms: readonly NamedPlace[];
  readonly tos: readonly NamedPlace[];
}

/** Surely not there: no chain of imports, nothing unresolved, and where names work without imports, the name is not in the text. */
async function notThere({ how, to, direct }: Depends, { ground, froms, tos }: Ends): Promise<boolean> {
  const { model } = ground;
  const start = new Set(froms.flatMap(({ files }) => [...files]));
  if (model.unresolved.some(({ from }) => start.has(from))) return false;
  if (!direct && reaches(model, start, tos)) return false;
  const explicit = [...start].every((path) => EXPLICIT.has(model.facts.get(path)?.language ?? 'c'));
  if (explicit && how === 'imports') return true;
  return !(await mentions(ground, start, namesFor(to, tos)));
}

function reaches(model: ArchitectureModel, start: ReadonlySet<string>, tos: readonly NamedPlace[]): boolean {
  const wanted = new Set(tos.flatMap(({ files }) => [...files]));
  const packages = packagesOf(tos);
  const seen = new Set(start);
  const waiting = [...start];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (wanted.has(path) || outside(model, path, packages) !== undefined) return true;
    for (const { to } of edgesFrom(model, path)) {
      if (seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return false;
}

/** What a text would have to name: the thing itself, or a file's stem. */
function namesFor(said: string, tos: readonly NamedPlace[]): readonly string[] {
  const parts = [said, ...tos.map(({ name }) => name)].flatMap((name) => {
    const last = basename(name.replaceAll('\\', '/'));
    return [last, stemOf(last), name.split(/[.:#/\\]+/).at(-1)!];
  });
  return [...new Set(parts.map(loosely))].filter((name) => name.length > 1);
}

/** Without case, hyphens and underscores: `mailSender`, `mail_sender` and `MailSender` are one. */
function loosely(text: string): string {
  return text.toLowerCase().replace(/[-_]/g, '');
}

async function mentions(
  ground: AnswerGround,
  paths: ReadonlySet<string>,
  names: readonly string[],
): Promise<boolean> {
  if (paths.size > MOST_READ) return true;
  for (const path of paths) {
    const text = await ground.read(path);
    if (text === undefined) return true;
    const loose = loosely(text);
    if (names.some((name) => loose.includes(name))) return true;
  }
  return false;
}
