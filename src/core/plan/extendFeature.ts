/** Something more done with a subject that is there: a use case of its own where they are files, else members of what is there. */
import { basename } from '../../base/paths.ts';
import { capital, writtenAs } from '../edit/fileNaming.ts';
import type { PlanAlternative, UnderstoodWish } from '../model/featurePlan.ts';
import type { FileEdit } from '../model/suggestion.ts';
import { suggestionId } from '../suggest/scoring.ts';
import type { Attempted } from './attempted.ts';
import { tryOut } from './checkPlan.ts';
import { type ChosenFamily, playsPart } from './family/chooseFamilies.ts';
import { type Family, familiesOf, type Member } from './family/families.ts';
import { partNameOf } from './family/partName.ts';
import { VERBS } from './family/roleWords.ts';
import { newFeature } from './newFeature.ts';
import type { PlanGround } from './planGround.ts';
import { isPlainDoing, type TakenApart, takeApart } from './sketch/parts.ts';
import { stubFor } from './sketch/stubBody.ts';
import type { Described } from './text/described.ts';

export function extendFeature(
  ground: PlanGround,
  wish: UnderstoodWish,
): readonly (() => Promise<Attempted>)[] {
  const families = familiesOf(ground.model);
  const own = families.find(({ subject }) => subject.join(' ') === wish.subject);
  const action = wish.action === 'add' ? 'add' : wish.action;
  const useCases = useCasesOf(families, wish.subject, action);
  const attempts = useCases.map(
    (chosen) => () =>
      newFeature(ground, { ...wish, subject: `${action} ${wish.subject}`, parts: [] }, chosen),
  );
  return attempts.length > 0 || own === undefined ? attempts : [() => grown(ground, wish, own)];
}

const LEAST_RELATIVES = 1;

/** Features of one doing each: `create order`, of this subject before those of others. */
function useCasesOf(families: readonly Family[], subject: string, action: string): readonly ChosenFamily[] {
  const found = families
    .filter(
      ({ subject: words }) =>
        words.length > 1 &&
        VERBS.has(words[0]!) &&
        words.slice(1).join(' ') === subject &&
        words[0] !== action,
    )
    .flatMap((family): ChosenFamily[] => {
      const members = family.members.filter(
        ({ relatives }) => relatives.filter((each) => each.subject.length > 1).length >= LEAST_RELATIVES,
      );
      const sources = members.filter(({ test }) => !test);
      return sources.length === 0 ? [] : [{ family, members, without: [], score: sources.length }];
    });
  return found
    .sort((a, b) => b.score - a.score || (a.family.subject.join() < b.family.subject.join() ? -1 : 1))
    .slice(0, 1);
}

interface Grown {
  readonly edit: FileEdit;
  readonly line: number;
  readonly text: string;
  readonly beside: string;
}

/** A member where the subject's members are. */
async function grown(ground: PlanGround, wish: UnderstoodWish, family: Family): Promise<Attempted> {
  const layers = layersOf(family);
  if (layers.length === 0) return { reason: `No file of ${wish.subject} holds what is done with it.` };
  const name = nameWords(wish);
  const made: { readonly member: Member; readonly grown: Grown }[] = [];
  const steps: string[] = [];
  for (const member of layers) {
    const found = await grow(ground, family, member, name);
    if (found === undefined)
      steps.push(
        `Add ${writtenAs(name, 'camel')} to ${member.path}, which is the ${partNameOf(member)} of ${wish.subject}.`,
      );
    else if (made.length === 0) made.push({ member, grown: found });
    else
      steps.push(
        `Add it to ${member.path} as well, beside ${found.beside} (line ${found.line}): the ${partNameOf(member)} of ${wish.subject}.`,
      );
  }
  const edits = made.map(({ grown: { edit } }) => edit);
  const rehearsal = await ground.rehearse();
  const tried = edits.length === 0 ? undefined : await tryOut(rehearsal, edits);
  if (tried?.objection !== undefined)
    return { reason: `The plan would not hold, so it is not shown: ${tried.objection}.` };
  const paths = layers.map(({ path }) => path);
  const modules = [
    ...new Set(ground.model.files.filter(({ path }) => paths.includes(path)).map(({ module }) => module)),
  ];
  const said = writtenAs(name, 'camel');
  return {
    id: suggestionId('add-file', [ground.model.root, 'grow', said, ...paths]),
    title: `${capital(wish.action)} ${wish.subject}: ${said} in ${basename(made[0]?.member.path ?? paths[0]!)}`,
    like: '',
    confidence: 'guess',
    rationale: `${capital(wish.subject)} is there already (${family.members.length} files); what is done with it stands in ${paths.map((path) => basename(path)).join(', ')}.`,
    files: [],
    unwritten: [],
    there: [],
    wiring: made.map(({ member, grown: { line, text } }) => ({
      path: member.path,
      line,
      text: text.trim().split('\n')[0]!,
    })),
    modules: modules.map((module) => ({ module, reason: `${wish.subject} is there` })),
    interfaces: [],
    effect: tried?.effect ?? [],
    effort: {
      size: layers.length > 3 ? 'medium' : 'small',
      newFiles: 0,
      changedFiles: made.length,
      lines: made.reduce((sum, { grown: { text } }) => sum + text.trim().split('\n').length, 0),
      stubs: made.length,
    },
    provenance: [
      `the files of ${wish.subject}: ${paths.join(', ')}`,
      'held against cycles, unresolved imports and the rules in force',
    ],
    evidence: layers.map(({ path }) => ({ path, line: 1, text: `holds what is done with ${wish.subject}` })),
    steps: [...(made.length > 0 ? [`Write the body of ${said} in ${made[0]!.member.path}.`] : []), ...steps],
    edits,
  } satisfies PlanAlternative;
}

const LAYERS = ['service', 'use case', 'controller', 'repository'];
const MOST_LAYERS = 4;

/** What is done, from the inside to the outside. */
function layersOf({ members }: Family): readonly Member[] {
  const sources = members.filter(
    ({ test, relatives, path }) => !test && relatives.length > 0 && !/(?:^|\/)I\p{Lu}\w+\.\w+$/u.test(path),
  );
  const found = LAYERS.flatMap((part) => sources.filter((member) => playsPart(member, part)).slice(0, 1));
  return [...new Set(found.length > 0 ? found : sources)].slice(0, MOST_LAYERS);
}

/** `export`; with a noun where the verb alone would say too little. */
function nameWords({ action, subject }: UnderstoodWish): readonly string[] {
  return [action, ...subject.split(' ')];
}

async function grow(
  ground: PlanGround,
  family: Family,
  { path }: Member,
  name: readonly string[],
): Promise<Grown | undefined> {
  const text = await ground.read(path);
  const hash = await ground.hashOf(path);
  if (text === undefined || hash === undefined || text.includes('\r\n')) return undefined;
  const apart = takeApart({ path, text, subject: family.subject });
  const types = apart.top.filter(
    ({ kind, piece }) =>
      kind === 'type' && /\bclass\b/.test(apart.source.mask.slice(piece.head, piece.end).split('{')[0]!),
  );
  const best = types
    .map((type) => ({
      type,
      members: apart
        .members(type)
        .filter(({ kind, constructs, block }) => kind === 'callable' && !constructs && block !== undefined),
    }))
    .sort((a, b) => b.members.length - a.members.length)[0];
  if (best === undefined) return undefined;
  const last = best.members.at(-1);
  if (last === undefined || best.members.some((each) => each.name === called(each, name))) return undefined;
  const written = memberText(apart, last, called(last, name), path, best.type.name);
  if (written === undefined) return undefined;
  const { end } = last.piece;
  const text_ = `\n\n${written}`;
  const sibling = best.members.find((each) => isPlainDoing(each.name, apart)) ?? last;
  return {
    edit: { type: 'change', path, hash, replacements: [{ start: end, end, text: text_ }] },
    line: text.slice(0, last.piece.head).split('\n').length,
    text: written,
    beside: sibling.name,
  };
}

/** As its neighbours are written. */
function called({ name }: Described, words: readonly string[]): string {
  if (name.includes('_')) return writtenAs(words, 'snake');
  return writtenAs(
    words,
    /^\p{Lu}/u.test(name)
      ? 'pascal'
      : name === name.toLowerCase() && /^[a-z]+$/.test(name)
        ? 'camel'
        : 'camel',
  );
}

type Signature = (name: string) => string;

const SIGNATURES: Readonly<Record<string, Signature>> = {
  '.ts': (name) => `async ${name}(): Promise<void> {`,
  '.js': (name) => `async ${name}() {`,
  '.java': (name) => `public void ${name}() {`,
  '.cs': (name) => `public void ${name}() {`,
  '.kt': (name) => `fun ${name}() {`,
  '.php': (name) => `public function ${name}(): void {`,
};

function memberText(
  { source }: TakenApart,
  { piece, block }: Described,
  name: string,
  path: string,
  owner: string,
): string | undefined {
  const extension = path.slice(path.lastIndexOf('.'));
  const indent = /^[ \t]*/.exec(source.text.slice(piece.head))![0];
  const stub = stubFor(path, `${owner}.${name}`);
  if (stub === undefined) return undefined;
  const unit = indent.includes('\t') ? '\t' : indent.length >= 4 || extension === '.py' ? '    ' : '  ';
  if (extension === '.py')
    return `${indent}${/\basync\s+def\b/.test(source.text.slice(piece.head, block?.from)) ? 'async ' : ''}def ${name}(self):\n${indent}${unit}${stub}`;
  const signature = SIGNATURES[extension]?.(name);
  if (signature === undefined) return undefined;
  // Where braces stand on lines of their own, this one does too.
  const ownLine = /\n[ \t]*\{$/.test(source.text.slice(piece.head, block?.from ?? piece.head));
  const opened = ownLine ? signature.replace(/\s*\{$/, `\n${indent}{`) : signature;
  return `${indent}${opened}\n${indent}${unit}${stub}\n${indent}}`;
}
