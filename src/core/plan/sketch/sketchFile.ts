/**
 * The beginning of a file after its siblings: what they have in common, with the names of the new subject, and bodies that say they are yet
 * to be written. What needs a name that there will not be is left out.
 */
import { basename, extname } from '../../../base/paths.ts';
import type { Described } from '../text/described.ts';
import { namesBoundBy, withNames } from '../text/importNames.ts';
import { itemsIn } from '../text/items.ts';
import { closingOf, masked } from '../text/masked.ts';
import { identifiersIn } from '../text/naming.ts';
import { type Renamer, renamer } from '../text/renamed.ts';
import { constructed, constructorParams } from './constructed.ts';
import { mentionsForeign, missingIn, type Names, namesPlanned } from './names.ts';
import {
  hasPlainParameters,
  isPlainDoing,
  isShared,
  type Sample,
  type TakenApart,
  takeApart,
} from './parts.ts';
import { guarded, relocated, unguarded } from './relocated.ts';
import { stubFor } from './stubBody.ts';
import { withoutForeign } from './withoutForeign.ts';

export interface SketchAsked {
  /** The sibling that it is made after. */
  readonly model: Sample;
  /** Files that play the same part for other subjects. */
  readonly others: readonly Sample[];
  /** In the singular. */
  readonly subject: readonly string[];
  readonly names: Names;
  /** Where it will stand. */
  readonly path: string;
  /** Whether a file without its ending, or an entry of a folder, is there or planned. */
  isThere(path: string): boolean;
  /** Members that an interface of the plan asks for. */
  readonly required?: ReadonlySet<string>;
}

export interface Sketch {
  readonly text: string;
  /** Names declared outside of all types. */
  readonly declares: readonly string[];
  /** Names without which it cannot stand: of files that the plan should have too. */
  readonly lacks: readonly string[];
  /** Members that its interfaces ask for. */
  readonly asks: readonly string[];
  /** Bodies that are yet to be written. */
  readonly stubs: number;
}

interface Desk {
  readonly asked: SketchAsked;
  readonly apart: TakenApart;
  readonly rename: Renamer;
  readonly otherTop: readonly ReadonlySet<string>[];
  readonly otherMembers: readonly ReadonlySet<string>[];
  readonly otherParams: readonly ReadonlySet<string>[];
  /** Desks of the siblings, for members that stand only as they have them. */
  readonly donors: readonly Desk[];
  readonly lacks: Set<string>;
  readonly asks: Set<string>;
  readonly tally: { stubs: number };
  /** Taken from siblings. */
  readonly given: Map<Desk, string[]>;
}

export function sketchFile(given_: SketchAsked): Sketch | undefined {
  const apart = takeApart(given_.model);
  const others = given_.others.map(takeApart);
  const asked = { ...given_, names: withRare(given_.names, [apart, ...others]) };
  const desk: Desk = {
    ...fresh(),
    asked,
    apart,
    rename: renamerOf(apart, asked),
    otherTop: others.map((other) => new Set(other.top.map((each) => other.key(each)))),
    otherMembers: others.map(
      (other) =>
        new Set(
          other.top
            .filter(({ kind }) => kind === 'type')
            .flatMap((type) => other.members(type).map((each) => other.key(each))),
        ),
    ),
    otherParams: others.map(constructorParams),
    donors: others.map((other, at) => donor(asked, other, at)),
  };
  const kept: { readonly part: Described; readonly text: string }[] = [];
  const declares: string[] = [];
  for (const part of apart.top) {
    if (part.kind === 'import') continue;
    const text = topText(desk, part);
    if (text === undefined) continue;
    kept.push({ part, text });
    if (part.name !== '') declares.push(part.name);
  }
  const bodies = kept.filter(({ part }) => part.kind !== 'note' && part.kind !== 'package');
  const exported = exportText(desk, declares);
  if (exported === undefined)
    return others.length > 0 && hasDoings(apart) ? sketchFile({ ...given_, others: [] }) : undefined;
  for (const [part, text] of exported)
    if (!kept.some((each) => each.part === part)) kept.push({ part, text });
  const isBare = bodies.every(({ part }) => part.kind === 'other');
  if (isBare && others.length > 0 && hasDoings(apart)) return sketchFile({ ...given_, others: [] });
  if (bodies.length === 0) return undefined;
  const code = masked(asked.model.path, bodies.map(({ text }) => text).join('\n'));
  const texts = new Map(kept.map(({ part, text }) => [part, text]));
  for (const part of apart.top) {
    if (part.kind !== 'import') continue;
    const text = importText(desk, part, identifiersIn(code));
    if (text !== undefined) texts.set(part, text);
  }
  const [more, bound] = givenImports(desk, texts);
  const last = apart.top.filter((part) => part.kind === 'import' && texts.has(part)).at(-1);
  if (last !== undefined && more.length > 0) texts.set(last, [texts.get(last)!, ...more].join('\n'));
  if (last === undefined && bound.size > 0) return undefined;
  const text = unguarded(desk.rename(composed(apart, texts)));
  return {
    text: text.endsWith('\n') ? text : `${text}\n`,
    declares: declares.map((name) => desk.rename(name)),
    lacks: [...desk.lacks].map((name) => desk.rename(name)),
    asks: [...desk.asks].map((name) => desk.rename(name)),
    stubs: desk.tally.stubs,
  };
}

function hasDoings(apart: TakenApart): boolean {
  return apart.top.some(({ kind, name }) => kind === 'callable' && isPlainDoing(name, apart));
}

const EXPORTS = /^\s*(?:module\.exports\s*=|exports\s*=|export\s+default\b|export\s*\{|__all__\s*=)/;

/** What the file gives away, as far as it is kept; undefined where that is nothing of what the sibling gives. */
function exportText(desk: Desk, declares: readonly string[]): ReadonlyMap<Described, string> | undefined {
  const { top, source } = desk.apart;
  const texts = new Map<Described, string>();
  const exporting = top.filter(
    ({ kind, piece }) => kind === 'other' && EXPORTS.test(source.text.slice(piece.head, piece.end)),
  );
  for (const part of exporting) {
    const { head, end } = part.piece;
    const said = source.text.slice(head, end);
    const open = source.mask.slice(head, end).search(/[{[]/);
    const named = /^\s*(?:module\.exports\s*=|export\s+default)\s+([\w$]+)\s*;?\s*$/.exec(said)?.[1];
    if (named !== undefined) {
      if (!declares.includes(named)) return undefined;
      texts.set(part, said);
      continue;
    }
    if (open < 0 || !/^\s*(?:module\.exports\s*=\s*\{|export\s*\{|__all__)/.test(said)) return undefined;
    const close = closingOf(source.mask, head + open, end);
    const items = itemsIn(source.mask, head + open + 1, close).map(({ start, end: to }) =>
      source.text.slice(start, to),
    );
    const kept = items.filter((item) => declares.includes(/[A-Za-z_$][\w$]*/.exec(item)?.[0] ?? ''));
    if (kept.length === 0) return undefined;
    const tail = /,?\s*$/.exec(source.text.slice(head + open + 1, close))![0];
    texts.set(
      part,
      `${source.text.slice(head, head + open + 1)}${kept.map((item) => item.replace(/\s+$/, '')).join(',')}${tail}${source.text.slice(close, end)}`,
    );
  }
  return texts;
}

/** Names that libraries give stay as they are, whatever is in them: `ApiTags`. */
function renamerOf(
  { top }: TakenApart,
  { model, subject, names }: Pick<SketchAsked, 'model' | 'subject' | 'names'>,
): Renamer {
  const rename = renamer(model.subject, subject);
  const bound = top.flatMap(({ kind, text }) =>
    kind === 'import' ? (namesBoundBy(model.path, text.trim()).names ?? []) : [],
  );
  const fixed = bound.filter(
    (name) => rename(name) !== name && !names.globals.has(name) && /^\p{Lu}/u.test(name),
  );
  if (fixed.length === 0) return rename;
  const any = new RegExp(`\\b(?:${fixed.map((name) => name.replace(/\$/g, '\\$')).join('|')})\\b`, 'g');
  return (text) =>
    rename(text.replace(any, (name) => guarded(name, rename))).replace(
      new RegExp(fixed.map((name) => guarded(name, rename)).join('|'), 'g'),
      unguarded,
    );
}

/** What one of several siblings alone mentions is that one's own. */
function withRare(names: Names, all: readonly TakenApart[]): Names {
  if (all.length < 2) return names;
  const mentioned = all.map(({ source }) => identifiersIn(source.mask));
  const isRare = (name: string) =>
    names.globals.has(name) && mentioned.filter((each) => each.has(name)).length < 2;
  return { ...names, isForeign: (name) => names.isForeign(name) || isRare(name) };
}

function fresh(): Pick<Desk, 'lacks' | 'asks' | 'tally' | 'given'> {
  return { lacks: new Set(), asks: new Set(), tally: { stubs: 0 }, given: new Map() };
}

function donor(asked: SketchAsked, apart: TakenApart, at: number): Desk {
  const model = asked.others[at]!;
  return {
    ...fresh(),
    asked: { ...asked, model, others: [] },
    apart,
    rename: renamerOf(apart, { ...asked, model }),
    ...{ otherTop: [], otherMembers: [], otherParams: [], donors: [] },
  };
}

/** Text with the sibling's names still, without the comments above it; undefined where it is left out. */
function topText(desk: Desk, part: Described): string | undefined {
  const { apart, otherTop, asked } = desk;
  const shared = isShared(apart.key(part), otherTop);
  switch (part.kind) {
    case 'package':
      return part.text;
    case 'note':
      return part.piece.start === 0 && (shared || apart.open(part.text) === part.text)
        ? part.text
        : undefined;
    case 'type':
      return typeText(desk, part, shared);
    case 'callable': {
      const own = apart.open(part.name) !== part.name;
      const may =
        shared ||
        (otherTop.length === 0 &&
          (own || isPlainDoing(part.name, apart)) &&
          !mentionsForeign(head(desk, part), asked.names)) ||
        (own && part.constructs);
      return may ? callableText(desk, part, true) : undefined;
    }
    default: {
      if (missing(desk, bareText(desk, part)).length > 0) return undefined;
      if (shared) return bareText(desk, part);
      const isShort = part.text.split('\n').length <= 3;
      return otherTop.length === 0 &&
        isShort &&
        (part.block === undefined || apart.open(part.name) !== part.name) &&
        !mentionsForeign(bareText(desk, part), asked.names)
        ? bareText(desk, part)
        : undefined;
    }
  }
}

function typeText(desk: Desk, part: Described, shared: boolean): string | undefined {
  const { apart, asked, otherTop } = desk;
  const isOwn = apart.open(part.name) !== part.name;
  if (!isOwn && !shared) return undefined;
  if (isOwn && !shared && otherTop.length > 0 && !isMain(apart, part)) return undefined;
  const { source } = apart;
  const { block, piece } = part;
  const whole = bareText(desk, part);
  if (block === undefined) {
    const lacking = missing(desk, whole);
    for (const name of lacking) desk.lacks.add(name);
    return lacking.length > 0 ? undefined : whole;
  }
  const head = `${leadOf(desk, part)}${source.text.slice(piece.head, block.from)}`;
  const inHead = missing(desk, head).filter((name) => name !== part.name);
  for (const name of inHead) desk.lacks.add(name);
  if (inHead.length > 0) return undefined;
  const members = apart.members(part);
  const isAlone = !members.some(
    (member) =>
      member.kind === 'callable' && !member.constructs && isShared(apart.key(member), desk.otherMembers),
  );
  const kept = members.flatMap((member) => {
    const text = memberText(desk, member, part, isAlone);
    return text === undefined ? [] : [{ member, text }];
  });
  for (const { member } of kept)
    if (member.kind === 'callable' && member.block === undefined) desk.asks.add(member.name);
  const texts = new Map(kept.map(({ member, text }) => [member, text]));
  const inner = joined(source.text, members, texts);
  const closing = source.text.slice(block.to, piece.end);
  if (extname(asked.model.path) === '.py') {
    const indent = /^[ \t]*/.exec(source.text.slice(piece.head))![0];
    return `${head.trimEnd()}\n${inner === '' ? `${indent}    pass` : inner}`;
  }
  const closeIndent = source.text.slice(source.text.lastIndexOf('\n', block.to) + 1, block.to);
  if (inner === '')
    return /\n/.test(source.text.slice(block.from, block.to))
      ? `${head}\n${closeIndent.trim() === '' ? closeIndent : ''}${closing}`
      : `${head}${closing}`;
  return `${head}\n${inner}\n${closeIndent.trim() === '' ? closeIndent : ''}${closing}`;
}

/** The type that the file is about. */
function isMain({ sample, top }: TakenApart, part: Described): boolean {
  const types = top.filter(({ kind }) => kind === 'type');
  const bare = (name: string) => name.toLowerCase().replace(/[^a-z\d]/g, '');
  const stem = bare(basename(sample.path).replace(/\.\w+$/, ''));
  return types.length === 1 || bare(part.name) === stem || stem.startsWith(bare(part.name));
}

/** @param isAlone nothing that is done here is done by the siblings: then it is what any subject may have. */
function memberText(desk: Desk, member: Described, type: Described, isAlone: boolean): string | undefined {
  const { apart, asked, otherMembers } = desk;
  const shared = isShared(apart.key(member), otherMembers);
  const required =
    member.kind === 'callable' &&
    member.block !== undefined &&
    asked.required?.has(desk.rename(member.name)) === true;
  // What another type of the feature asks for is known by its sketch.
  const marked = /@Override\b|\boverride\b/.test(member.text);
  const asksItself = marked && buildsOnPlanned(desk, type);
  if (member.kind === 'callable') {
    if (member.constructs)
      return constructed(member, {
        apart,
        rename: desk.rename,
        names: asked.names,
        otherParams: desk.otherParams,
      });
    const isPlain =
      isPlainDoing(member.name, apart) &&
      hasPlainParameters(member, apart) &&
      !mentionsForeign(head(desk, member), asked.names);
    const may = asksItself
      ? required
      : shared || required || marked || ((otherMembers.length === 0 || isAlone) && isPlain);
    if (!may) return undefined;
    const own = callableText(desk, member, hasBody(desk, member), `${desk.rename(type.name)}.`);
    return own ?? (shared ? given(desk, member, type) : undefined);
  }
  const text = bareText(desk, member);
  if (missing(desk, text).length > 0) return undefined;
  if (member.kind === 'field') {
    const isDependency =
      namesPlanned(maskOf(desk, text), desk.rename, asked.names, asked.model.path) &&
      type.kind === 'type' &&
      !isMain_(member, text);
    const isId = otherMembers.length === 0 && /^_?id$/i.test(member.name);
    const isTelling =
      otherMembers.length > 1 ||
      /^_*(?:id|(?:created|updated|deleted)_?(?:at|on|date)?|pk|meta|version|[A-Z_]+)$/i.test(member.name);
    return (shared && isTelling) || isDependency || isId ? text : undefined;
  }
  return shared ? text : undefined;
}

/** Its interface or base type is of the feature too. */
function buildsOnPlanned(desk: Desk, { piece, block, name }: Described): boolean {
  const { source } = desk.apart;
  const head = source.mask.slice(piece.head, block?.from).replace(name, '');
  return namesPlanned(head, desk.rename, desk.asked.names, desk.asked.model.path);
}

function hasBody(desk: Desk, member: Described): boolean {
  return member.block !== undefined || /=>?\s*\S/.test(head(desk, member));
}

/** The member as the first sibling has it whose own stands under the new names. */
function given(desk: Desk, member: Described, type: Described): string | undefined {
  const key = desk.apart.key(member);
  for (const from of desk.donors) {
    const types = from.apart.top.filter(({ kind }) => kind === 'type');
    const found = types
      .flatMap((each) => from.apart.members(each))
      .find((each) => from.apart.key(each) === key && !each.constructs);
    if (found === undefined) continue;
    const text = callableText(from, found, hasBody(from, found), `${desk.rename(type.name)}.`);
    if (text === undefined || isForeignTo(from, text)) continue;
    desk.given.set(from, [...(desk.given.get(from) ?? []), text]);
    desk.tally.stubs++;
    return from.rename(text);
  }
  return undefined;
}

function isForeignTo(desk: Desk, text: string): boolean {
  return [...identifiersIn(maskOf(desk, text))].some(
    (name) => desk.rename(name) === name && desk.asked.names.isForeign(name),
  );
}

/** A list of others, or one of them that the subject belongs to, is no dependency on its own feature. */
function isMain_(_: Described, text: string): boolean {
  return /\[\]|List<|Set<|Collection|@(?:One|Many)To/.test(text);
}

function head(desk: Desk, { piece, block }: Described): string {
  return desk.apart.source.mask.slice(piece.head, block?.from ?? piece.end);
}

/** With a body that is yet to be written. */
function callableText(desk: Desk, part: Described, hasBody: boolean, owner = ''): string | undefined {
  const { apart, asked, rename } = desk;
  const { source } = apart;
  const { piece, block } = part;
  const lead = leadOf(desk, part);
  const path = asked.model.path;
  if (isAlikeEverywhere(desk, part) && missing(desk, bareText(desk, part)).length === 0)
    return bareText(desk, part);
  if (block === undefined || !hasBody) {
    const arrow = /^([\s\S]*?\)[^=]*?)(=>?)\s*[\s\S]*?;?\s*$/.exec(source.text.slice(piece.head, piece.end));
    const isExpression = hasBody && arrow !== null && block === undefined;
    const said = isExpression
      ? `${arrow[1]}${arrow[2]} ${stubFor(path, `${owner}${rename(part.name)}`) ?? ''}`
      : source.text.slice(piece.head, piece.end);
    return missing(desk, `${lead}${said}`).length > 0 ? undefined : `${lead}${said}`;
  }
  const signature = source.text.slice(piece.head, block.from);
  if (missing(desk, `${lead}${signature}`).some((name) => name !== part.name)) return undefined;
  const stub = stubFor(path, `${owner}${rename(part.name)}`);
  if (stub === undefined) return undefined;
  if (source.mask.slice(block.from, block.to).trim() === '' && extname(path) !== '.py')
    return `${lead}${source.text.slice(piece.head, piece.end)}`;
  if (isEmptySomewhere(desk, part)) return `${lead}${signature}}`;
  desk.tally.stubs++;
  const indent = /^[ \t]*/.exec(source.text.slice(piece.head))![0];
  const unit = unitOf(source.text, indent);
  if (extname(path) === '.py') return `${lead}${signature.trimEnd()}\n${indent}${unit}${stub}`;
  const close = source.text.slice(block.to, piece.end);
  return `${lead}${signature}\n${indent}${unit}${stub}\n${indent}${close.trimStart()}`;
}

/** Word for word, but for the subject. */
function isAlikeEverywhere({ apart, donors }: Desk, part: Described): boolean {
  const [key, said] = [apart.key(part), plain(apart.open(part.text))];
  return (
    donors.length > 0 &&
    donors.every(({ apart: other }) =>
      partsOf(other).some((each) => other.key(each) === key && plain(other.open(each.text)) === said),
    )
  );
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function partsOf(apart: TakenApart): readonly Described[] {
  return apart.top.flatMap((each) => (each.kind === 'type' ? [each, ...apart.members(each)] : [each]));
}

/** What a sibling leaves empty may be so: a hook of a framework must not throw. */
function isEmptySomewhere({ asked, apart, donors }: Desk, part: Described): boolean {
  if (extname(asked.model.path) === '.py') return false;
  const key = apart.key(part);
  return donors.some(({ apart: other }) =>
    partsOf(other).some(
      (each) =>
        other.key(each) === key &&
        each.block !== undefined &&
        other.source.mask.slice(each.block.from, each.block.to).trim() === '',
    ),
  );
}

/** One level of indentation. */
function unitOf(text: string, indent: string): string {
  if (/^\t/m.test(text)) return '\t';
  const widths = [...text.matchAll(/^( +)\S/gm)]
    .map(([, spaces]) => spaces!.length - indent.length)
    .filter((width) => width > 0);
  const least = Math.min(...widths, 4);
  return ' '.repeat(least < 2 ? 2 : least);
}

/** Annotations above it, without comments. */
function leadOf(
  {
    apart,
    rename,
    asked: {
      model: { path },
      names: { isForeign },
    },
  }: Desk,
  { piece }: Described,
): string {
  const { text, mask } = apart.source;
  const lines: string[] = [];
  for (let at = piece.start; at < piece.head; ) {
    const end = Math.min(piece.head, text.indexOf('\n', at) < 0 ? piece.head : text.indexOf('\n', at) + 1);
    // A comment over several lines is blank all along in the mask, its line ends too.
    if (mask.slice(at, end).trim() !== '') lines.push(text.slice(at, end));
    at = end;
  }
  const lead = lines.join('');
  return withoutForeign(
    lead,
    mask.slice(piece.start, piece.head).length === lead.length
      ? mask.slice(piece.start, piece.head)
      : masked(path, lead),
    (name) => rename(name) === name && isForeign(name),
  );
}

function bareText(desk: Desk, part: Described): string {
  return `${leadOf(desk, part)}${desk.apart.source.text.slice(part.piece.head, part.piece.end)}`;
}

function maskOf({ asked }: Desk, text: string): string {
  return masked(asked.model.path, text);
}

function missing(desk: Desk, text: string): readonly string[] {
  return missingIn(maskOf(desk, text), desk.rename, desk.asked.names, desk.asked.model.path);
}

/** Only what is used; undefined where nothing of it is. */
function importText(desk: Desk, part: Described, used: ReadonlySet<string>): string | undefined {
  const { asked, apart, rename, otherTop } = desk;
  const { path } = asked.model;
  const text = relocated(bareText(desk, part), {
    from: path,
    to: asked.path,
    rename,
    isThere: asked.isThere,
  });
  if (extname(path) === '.go') return goImports(text, used);
  const { names } = namesBoundBy(path, text);
  const absent = new Set(missing(desk, text.replace(/(['"]).*?\1/g, '')));
  if (names === undefined) {
    if (rename(text) === text) return text;
    return absent.size === 0 && isShared(apart.key(part), otherTop) ? text : undefined;
  }
  const kept = new Set(
    names.filter((name) => (used.has(name) || used.has(rename(name))) && !absent.has(name)),
  );
  if (kept.size === 0) return undefined;
  const written = names.length === kept.size ? text : withNames(path, text, kept);
  const stays = [...kept].every(
    (name) =>
      rename(name) === name &&
      !asked.names.declaring(name, path, undefined).some((at) => asked.names.willDeclare(rename(at), name)),
  );
  return written !== undefined && stays ? guarded(written, rename) : written;
}

/** What members taken from siblings need besides: statements, and the names that they bind. */
function givenImports(
  desk: Desk,
  texts: ReadonlyMap<Described, string>,
): readonly [readonly string[], ReadonlySet<string>] {
  const { path } = desk.asked.model;
  const known = new Set(
    [...texts].flatMap(([part, text]) =>
      part.kind === 'import' ? (namesBoundBy(path, desk.rename(text)).names ?? []) : [],
    ),
  );
  const more: string[] = [];
  const bound = new Set<string>();
  for (const [from, list] of desk.given) {
    const used = identifiersIn(maskOf(from, list.join('\n')));
    for (const part of from.apart.top) {
      if (part.kind !== 'import') continue;
      const text = importText(from, part, used);
      if (text === undefined) continue;
      const names = namesBoundBy(from.asked.model.path, text).names ?? [];
      const fresh = names.filter((name) => !known.has(from.rename(name)));
      if (fresh.length === 0) continue;
      const statement =
        fresh.length === names.length ? text : withNames(from.asked.model.path, text, new Set(fresh));
      if (statement === undefined) continue;
      more.push(from.rename(statement));
      for (const name of fresh) known.add(from.rename(name)).add(name);
      for (const name of fresh) bound.add(from.rename(name));
    }
  }
  return [more, bound];
}

/** Go compiles no import that is not used. */
function goImports(text: string, used: ReadonlySet<string>): string | undefined {
  const lines = text.split('\n').filter((line) => {
    const found = /^\s*(?:import\s+)?(?:([\w.]+)\s+)?"([^"]+)"/.exec(line);
    if (found === null) return true;
    const segments = found[2]!.split('/').filter((segment) => !/^v\d+$/.test(segment));
    const last = segments.at(-1) ?? '';
    const candidates =
      found[1] === undefined
        ? [last, last.replace(/^go-|-go$|\.v\d+$/g, ''), last.split('-').at(-1)!, last.split('.')[0]!]
        : [found[1]];
    return candidates.some((name) => used.has(name)) || found[1] === '_';
  });
  const left = lines.filter((line) => /"/.test(line));
  if (left.length === 0) return undefined;
  return lines
    .filter(
      (line, at) =>
        line.trim() !== '' ||
        (lines[at - 1]?.includes('"') && lines.slice(at).some((each) => each.includes('"'))),
    )
    .join('\n');
}

/** With the blank lines that the sibling has between its pieces. */
function composed({ source, top }: TakenApart, texts: ReadonlyMap<Described, string>): string {
  return joined(source.text, top, texts);
}

function joined(text: string, all: readonly Described[], texts: ReadonlyMap<Described, string>): string {
  let out = '';
  let from = 0;
  let before: Described | undefined;
  let apart = false;
  for (const part of all) {
    const said = texts.get(part);
    const gap = text.slice(from, part.piece.start);
    from = part.piece.end;
    apart ||= (gap.match(/\n/g) ?? []).length > 1;
    if (said === undefined) continue;
    const blank = (gap.match(/\n/g) ?? []).length > 1 || (apart && before?.kind !== part.kind);
    before = part;
    apart = false;
    out +=
      out === ''
        ? said.replace(/^\n+/, '')
        : `${'\n'.repeat(blank || part.kind === 'type' || isApart(part, out) ? Math.max(2, Math.min(3, (gap.match(/\n/g) ?? []).length)) : 1)}${said}`;
  }
  return out;
}

/** What comes after imports that were left out stands apart all the same. */
function isApart({ kind }: Described, out: string): boolean {
  return kind !== 'import' && /(?:^|\n)(?:import|from|use|using|#include)\b[^\n]*$/.test(out);
}
