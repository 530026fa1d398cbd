/** What is asked of a sketch, and what is at hand while it is made: the sibling taken apart, and what its own siblings have. */
import { namesBoundBy } from '../text/importNames.ts';
import { identifiersIn } from '../text/naming.ts';
import { type Renamer, renamer } from '../text/renamed.ts';
import { constructorParams } from './constructed.ts';
import type { Names } from './names.ts';
import { type Sample, type TakenApart, takeApart } from './parts.ts';
import { guarded, unguarded } from './relocated.ts';

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

export interface Desk {
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

/** What is at hand while a file is made after its siblings. */
export function deskOf(wanted: SketchAsked): Desk {
  const apart = takeApart(wanted.model);
  const others = wanted.others.map(takeApart);
  const asked = { ...wanted, names: withRare(wanted.names, [apart, ...others]) };
  return {
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

export function fresh(): Pick<Desk, 'lacks' | 'asks' | 'tally' | 'given'> {
  return { lacks: new Set(), asks: new Set(), tally: { stubs: 0 }, given: new Map() };
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
