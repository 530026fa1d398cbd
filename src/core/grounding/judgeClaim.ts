/** Holds a claim against the model of the code. */
import { edgesFrom, edgesTo } from '../answers/graphText.ts';
import type { AnswerGround } from '../answers/ground.ts';
import { code, count, number } from '../answers/words.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { SymbolFact } from '../model/facts.ts';
import type { Claim } from './claim.ts';
import { judgeDepends } from './judgeDepends.ts';
import { type Judgement, UNKNOWN } from './judgement.ts';
import { type NamedPlace, placesNamed } from './namedPlaces.ts';

export async function judgeClaim(claim: Claim, ground: AnswerGround): Promise<Judgement> {
  const { model } = ground;
  switch (claim.kind) {
    case 'depends':
      return judgeDepends(claim, ground);
    case 'extends':
      return judgeExtends(claim, ground);
    case 'each-other':
      return judgeCircle(claim, model);
    case 'pattern':
      return judgePattern(claim, ground);
    case 'count':
      return judgeCount(claim, model);
    case 'total':
      return judgeTotal(claim, model);
  }
}

type Of<K extends Claim['kind']> = Extract<Claim, { readonly kind: K }>;

/** Without type arguments and namespace. */
function bareName(base: string): string {
  return base
    .replace(/[<([].*$/, '')
    .split(/[.:\\/]+/)
    .at(-1)!;
}

/** Bases are declared with the type only in these; elsewhere (`impl … for`, structural types, mixins) they may stand anywhere. */
const DECLARED_BASES = new Set([
  'typescript',
  'tsx',
  'javascript',
  'jsx',
  'python',
  'java',
  'csharp',
  'kotlin',
  'php',
]);

async function judgeExtends({ from, to, denied }: Of<'extends'>, ground: AnswerGround): Promise<Judgement> {
  const { model } = ground;
  const types = placesNamed(model, from).filter(
    ({ symbol }) => symbol !== undefined && TYPES.has(symbol.kind),
  );
  if (types.length !== 1) return UNKNOWN;
  const [{ symbol, files }] = types as [NamedPlace & { readonly symbol: SymbolFact }];
  const [path] = [...files] as [string];
  const bases = basesOf(model, symbol.name);
  const at = { root: model.root, path, line: symbol.startLine };
  const builds = bases.has(bareName(to));
  if (builds && denied) return { kind: 'false', truth: `${code(from)} builds on ${code(to)}.`, at };
  if (builds) return { kind: 'true', at };
  const language = model.facts.get(path)?.language;
  if (language === undefined || !DECLARED_BASES.has(language) || open(model, bases)) return UNKNOWN;
  // Not every language's facts tell of bases: then the text must not name it either.
  const text = await ground.read(path);
  const own = symbol.bases ?? [];
  if (own.length === 0 && (text === undefined || text.includes(bareName(to)))) return UNKNOWN;
  if (denied) return { kind: 'true', at };
  const instead = own.length === 0 ? '' : ` but on ${own.map(code).join(' and ')}`;
  return { kind: 'false', truth: `${code(from)} does not build on ${code(to)}${instead}.`, at };
}

const TYPES = new Set(['class', 'interface', 'struct', 'enum', 'trait', 'type']);

/** By name, over any number of steps. */
function basesOf(model: ArchitectureModel, name: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [name];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop())
    for (const { symbol } of placesNamed(model, next))
      for (const base of symbol?.bases ?? []) {
        const bareBase = bareName(base);
        if (!found.has(bareBase)) waiting.push(bareBase);
        found.add(bareBase);
      }
  return found;
}

/** Something from outside is among the bases: what that builds on is not known here. */
function open(model: ArchitectureModel, bases: ReadonlySet<string>): boolean {
  return [...bases].some((base) => placesNamed(model, base).every(({ symbol }) => symbol === undefined));
}

function judgeCircle({ names, denied }: Of<'each-other'>, model: ArchitectureModel): Judgement {
  const [one, other] = names.map((name) => placesNamed(model, name).filter(({ files }) => files.size > 0));
  if (one!.length === 0 || other!.length === 0) return UNKNOWN;
  const together = [...model.cycles, ...model.moduleCycles].find(({ members }) => {
    const inside = (place: NamedPlace) =>
      members.some((member) => place.files.has(member) || (place.kind === 'module' && member === place.name));
    return one!.some(inside) && other!.some(inside);
  });
  const cut = together?.cuts.find(({ from }) => model.facts.has(from));
  const at = cut && { root: model.root, path: cut.from, line: cut.line };
  if (together !== undefined && denied)
    return {
      kind: 'false',
      truth: `${names.map(code).join(' and ')} are part of one circle of imports.`,
      ...(at && { at }),
    };
  if (together !== undefined) return { kind: 'true', ...(at && { at }) };
  // Folders may need each other without a circle of files.
  if ([...one!, ...other!].some(({ files }) => files.size > 1)) return UNKNOWN;
  if (denied) return { kind: 'true' };
  return {
    kind: 'false',
    truth: `No circle of imports leads through both ${names.map(code).join(' and ')}.`,
  };
}

async function judgePattern({ name, pattern }: Of<'pattern'>, ground: AnswerGround): Promise<Judgement> {
  const places = placesNamed(ground.model, name);
  if (places.length === 0) return UNKNOWN;
  const { design } = await ground.patterns();
  const wanted = pattern.replaceAll(' ', '');
  const roles = design
    .filter((each) => each.pattern.toLowerCase().replaceAll(' ', '') === wanted)
    .flatMap((each) => each.roles);
  const found = roles.find((role) =>
    places.some(
      ({ files, symbol }) => files.has(role.path) && (symbol === undefined || symbol.name === role.symbol),
    ),
  );
  if (found === undefined) return { kind: 'unproven', word: pattern };
  return { kind: 'true', at: { root: ground.root, path: found.path, line: found.line } };
}

function judgeCount({ of, name, count: said }: Of<'count'>, model: ArchitectureModel): Judgement {
  const places = placesNamed(model, name).filter(({ files }) => files.size > 0);
  const homes = new Set(places.map(({ files }) => [...files].join('\n')));
  const [place] = places;
  if (place === undefined || homes.size !== 1) return UNKNOWN;
  if (of === 'lines') return judgeLines(place, said, model);
  const { files } = place;
  const way = of === 'users' ? 'from' : 'to';
  const edges = [...files]
    .flatMap((path) => (of === 'users' ? edgesTo : edgesFrom)(model, path))
    .filter((edge) => !files.has(edge[way]));
  const named = place.symbol === undefined ? edges : edges.filter((edge) => edge.names.includes(place.name));
  const tests = testsOn(model, files);
  const counted = [edges, named].map((each) => new Set(each.map((edge) => edge[way])));
  const numbers = [...counted, ...counted.map((each) => new Set([...each, ...tests]))].map(
    ({ size }) => size,
  );
  const [first] = edges;
  const at = first && { root: model.root, path: first.from, line: first.line };
  if (numbers.includes(said)) return { kind: 'true', ...(at && { at }) };
  // Packages of others are files to nobody, but a name may have been taken for one.
  const right = numbers[place.symbol === undefined ? 0 : 1]!;
  const truth =
    of === 'users'
      ? `${code(name)} is used by ${count(right, 'file')} of the workspace.`
      : `${code(name)} uses ${count(right, 'file')} of the workspace.`;
  return { kind: 'false', truth, ...(at && { at }) };
}

/** Tests stand in no edge; their imports are known. */
function testsOn({ files, imports }: ArchitectureModel, wanted: ReadonlySet<string>): readonly string[] {
  return files
    .filter(({ test, path }) => test && !wanted.has(path))
    .filter(({ path }) =>
      imports.get(path)?.some(({ target }) => target.status === 'resolved' && wanted.has(target.path)),
    )
    .map(({ path }) => path);
}

function judgeLines(
  { files, kind, name, symbol }: NamedPlace,
  said: number,
  model: ArchitectureModel,
): Judgement {
  if (kind !== 'file' && symbol === undefined) return UNKNOWN;
  const [path] = [...files] as [string];
  const whole = model.facts.get(path)?.lines;
  const own = symbol === undefined ? whole : symbol.endLine - symbol.startLine + 1;
  if (own === undefined || whole === undefined) return UNKNOWN;
  const at = { root: model.root, path, line: symbol?.startLine ?? 1 };
  if ([own, whole].some((lines) => Math.abs(lines - said) <= 1)) return { kind: 'true', at };
  return { kind: 'false', truth: `${code(name)} has ${count(own, 'line')}.`, at };
}

function judgeTotal({ of, count: said }: Of<'total'>, model: ArchitectureModel): Judgement {
  const product = model.files.filter(({ test }) => !test).length;
  const runTime = model.cycles.filter(({ strength }) => strength === 'run-time').length;
  const tests = new Set(model.files.filter(({ test }) => test).map(({ path }) => path));
  const ofProduct = model.modules.filter(({ files }) => files.some((path) => !tests.has(path))).length;
  const mostly = model.modules.filter(
    ({ files }) => files.filter((path) => tests.has(path)).length < files.length / 2,
  );
  // Of types only, or of modules: whether that is a circle is a matter of taste.
  if (of === 'cycles' && said === 0 && runTime === 0 && model.cycles.length > 0) return UNKNOWN;
  const ofModules = model.moduleCycles.length > 0 ? [model.moduleCycles.length] : [];
  const right = {
    files: [product, model.files.length],
    modules: [model.modules.length, ofProduct, mostly.length],
    cycles: [model.cycles.length, ...(runTime > 0 ? [runTime] : []), ...ofModules],
  }[of];
  if (right.includes(said)) return { kind: 'true' };
  const truth = {
    files: `The workspace has ${count(product, 'source file')}, not ${number(said)}.`,
    modules: `The workspace has ${count(model.modules.length, 'module')}, not ${number(said)}.`,
    cycles: `${count(model.cycles.length, 'circle')} of imports ${model.cycles.length === 1 ? 'is' : 'are'} closed in the workspace.`,
  }[of];
  return { kind: 'false', truth };
}
