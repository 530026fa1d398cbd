import * as v from 'valibot';
import { CodedError } from '../../base/codedError.ts';
import { grouped } from '../../base/grouped.ts';
import { type Dependent, type Impact, impactOf } from '../../core/impact/impactOf.ts';
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import { at, count, type Section } from './hints.ts';
import { type MeantFiles, meantFiles, nearest } from './meant.ts';
import { defineTool, text } from './tool.ts';

const SHOWN = 12;
const SHOWN_NAMES = 4;

export const impact = defineTool({
  name: 'groundplan_impact',
  title: 'What a change affects',
  description:
    'Before changing a file, folder or module: who depends on it (direct dependents with file and line, indirect ones by distance and module), which tests reach it, and which files have changed together with it in the past although no import connects them. Narrow to one exported symbol with SYMBOL.',
  input: {
    path: text('What changes: a path of a file or folder, or the name of a module.'),
    symbol: v.optional(text('Only who imports this name of it.')),
  },
  async run({ model }, { path, symbol }) {
    const meant = meantFiles(model, path);
    if (symbol !== undefined) assertDeclared(model, meant, symbol);
    const found = impactOf(model, meant.files, symbol);
    return {
      summary: summaryOf(meant, found, symbol),
      sections: [
        directSection(found),
        indirectSection(found),
        testSection(found),
        coChangeSection(found),
        cycleSection(model, meant),
      ],
      ...(found.dependents.length > SHOWN && symbol === undefined && meant.kind === 'file'
        ? { next: ['pass symbol to see who takes one name.'] }
        : {}),
    };
  },
});

function summaryOf(
  { kind, name, files }: MeantFiles,
  { dependents, tests }: Impact,
  symbol?: string,
): string {
  const subject = `${symbol === undefined ? '' : `${symbol} of `}${kind === 'file' ? name : `${kind} ${name} (${count(files.length, 'file')})`}`;
  const direct = dependents.filter(({ distance }) => distance === 1).length;
  const modules = new Set(dependents.map(({ module }) => module)).size;
  if (dependents.length === 0)
    return `Nothing in the workspace depends on ${subject}${tests.length === 0 ? '' : ` but ${count(tests.length, 'test file')}`}. It may still be an entry point, or be reached by name (configuration, reflection).`;
  return `${subject}: ${count(direct, 'direct dependent')}, ${count(dependents.length - direct, 'indirect one')}, in ${count(modules, 'module')}; ${count(tests.length, 'test file')} reach it.`;
}

function directSection({ dependents }: Impact): Section {
  const direct = dependents.filter(({ distance }) => distance === 1);
  return {
    title: 'Direct dependents, most central first',
    lines: direct.slice(0, SHOWN).map((each) => `${at(each.through)}${namesText(each)}`),
    total: direct.length,
    narrow: 'ask for one symbol, or for a smaller path',
  };
}

function namesText({ names, kind }: Dependent): string {
  const shown = names.filter((name) => name !== '*').slice(0, SHOWN_NAMES);
  const rest = names.length > SHOWN_NAMES ? `, … ${names.length - SHOWN_NAMES} more` : '';
  const taken = shown.length === 0 ? '' : ` takes ${shown.join(', ')}${rest}`;
  return kind === 'static' ? taken : `${taken} (${kind})`;
}

/** By distance and module: single files say little this far off. */
function indirectSection({ dependents }: Impact): Section {
  const far = dependents.filter(({ distance }) => distance > 1);
  const lines = [...grouped(far, ({ distance }) => distance)].map(([distance, own]) => {
    const modules = [...grouped(own, ({ module }) => module)].sort((a, b) => b[1].length - a[1].length);
    const named = modules.slice(0, 5).map(([module, files]) => `${module} (${files.length})`);
    return `${distance} imports away: ${count(own.length, 'file')} in ${named.join(', ')}${modules.length > 5 ? `, … ${modules.length - 5} more modules` : ''}`;
  });
  return {
    title: 'Indirect dependents',
    lines: lines.slice(0, 4),
    total: lines.length,
    narrow: 'farther rings',
  };
}

function testSection({ tests }: Impact): Section {
  return {
    title: 'Tests to run, nearest first',
    lines: tests
      .slice(0, SHOWN)
      .map(({ path, distance }) => `${path} (${distance === 1 ? 'direct' : `${distance} imports away`})`),
    total: tests.length,
  };
}

/** Those that imports do not tell come first. */
function coChangeSection({ coChanges }: Impact): Section {
  // Of a module, several files may have changed with the same one.
  const strongest = [...grouped(coChanges, ({ outside }) => outside).values()].map(([first]) => first!);
  const ordered = strongest.sort((a, b) => Number(a.linked) - Number(b.linked) || b.strength - a.strength);
  return {
    title: 'Changed together in the past (git log)',
    lines: ordered.slice(0, 6).map(({ outside, together, strength, linked }) => {
      const share = `${count(together, 'commit')}, ${Math.round(strength * 100)} % of those that touch either`;
      return `${outside}: ${share}${linked ? '' : '; no import connects them, so it is easy to forget'}`;
    }),
    total: strongest.length,
  };
}

function cycleSection({ cycles }: ArchitectureModel, { files }: MeantFiles): Section {
  const inside = new Set(files);
  const own = cycles.filter(
    ({ members, strength }) => strength === 'run-time' && members.some((path) => inside.has(path)),
  );
  return {
    title: 'Dependency cycles it is in',
    lines: own
      .slice(0, 3)
      .map(
        ({ witness, members }) =>
          `${[...witness, witness[0]].join(' → ')} (${count(members.length, 'file')} in all)`,
      ),
    total: own.length,
  };
}

function assertDeclared({ facts }: ArchitectureModel, { files, name }: MeantFiles, symbol: string): void {
  const known = files.flatMap((path) => (facts.get(path)?.symbols ?? []).map((each) => each.name));
  if (known.includes(symbol) || symbol === 'default') return;
  const near = nearest(symbol, known);
  const hint = near.length === 0 ? 'Ask without symbol.' : `Did you mean ${near.join(', ')}?`;
  throw new CodedError('unknown-subject', `${name} declares no “${symbol}”. ${hint}`);
}
