/** A blueprint with its values → the files that it comes to, in the style of their place. Nothing is looked at on disk. */
import { CodedError } from '../../base/codedError.ts';
import { dirname, join } from '../../base/paths.ts';
import type { BlueprintLanguage, BlueprintManifest } from '../model/blueprint.ts';
import { MANIFEST } from './readManifest.ts';
import { collision, pathProblem } from './safePath.ts';
import type { CodeStyle } from './style/codeStyle.ts';
import { inFramework } from './style/inFramework.ts';
import { restyle } from './style/restyle.ts';
import { Templates } from './templates.ts';
import { type TestPlace, testName } from './testPlace.ts';
import { type Values, valuesOf } from './values.ts';
import { type RenderedWire, renderWires } from './wiring/renderWires.ts';
import { filtersFor } from './words.ts';

/** Of all files of a blueprint together; a template that repeats itself is stopped here. */
const MOST_CHARACTERS = 2_000_000;

export interface BlueprintTexts {
  readonly manifest: BlueprintManifest;
  /** By path relative to the blueprint's folder. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface RenderTarget {
  readonly language: BlueprintLanguage;
  /** Relative to the workspace, empty for its root. */
  readonly folder: string;
  readonly namespace: string;
  readonly style: CodeStyle;
  /** What tests are written with: `vitest`, `pytest`. */
  readonly test: string;
  readonly tests: TestPlace;
}

export interface RenderedFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

export interface Rendered {
  readonly values: Values;
  readonly files: readonly RenderedFile[];
  readonly wires: readonly RenderedWire[];
  readonly afterwards: readonly string[];
}

/** Throws `invalid-option` for values, `invalid-template` with file and line for templates and for paths that may not be. */
export function renderBlueprint(
  { manifest, texts }: BlueprintTexts,
  given: Values,
  target: RenderTarget,
): Rendered {
  const { language, folder, namespace, style, test, tests } = target;
  const spec = manifest.languages[language];
  if (spec === undefined) {
    const known = Object.keys(manifest.languages).join(', ');
    throw new CodedError(
      'invalid-option',
      `${manifest.name} is not there for ${language}; there is ${known}.`,
    );
  }
  const templates = new Templates(filtersFor(language, style.fileHabit));
  const values = valuesOf(manifest, given, templates);
  const scope = { ...values, language, namespace, folder, test, code: tests.code };
  const inManifest = { file: MANIFEST, scope };
  const files: RenderedFile[] = [];
  let size = 0;
  const scopes = spec.files.flatMap((file) =>
    file.each === undefined
      ? [{ ...file, scope }]
      : (values[file.each] as readonly string[]).map((item) => ({ ...file, scope: { ...scope, item } })),
  );
  for (const { template, path, test: isTest, when, scope: own } of scopes) {
    if (!templates.holds(when, { file: MANIFEST, scope: own })) continue;
    const below = templates.render(path, { file: MANIFEST, scope: own }).trim();
    const problem = pathProblem(below);
    if (problem !== undefined)
      throw new CodedError('invalid-template', `${MANIFEST}: “${below}” ${problem}.`);
    const whole = isTest ? testPath(below, target) : join(folder, below)!;
    const text = templates.render(texts.get(template) ?? '', { file: template, scope: own });
    size += text.length;
    if (size > MOST_CHARACTERS)
      throw new CodedError(
        'invalid-template',
        `${template}: the files come to more than ${MOST_CHARACTERS} characters.`,
      );
    files.push({ path: whole, text: manifest.adapt ? adapted(text, whole, isTest === true, target) : text });
  }
  const twice = collision(files.map((each) => each.path));
  if (twice !== undefined) {
    throw new CodedError(
      'invalid-template',
      `${MANIFEST}: ${twice[0]} and ${twice[1]} are one file, or a file and its folder, where case does not count.`,
    );
  }
  return {
    values,
    files,
    wires: renderWires(spec.wires ?? [], { templates, scope, folder }),
    afterwards: manifest.afterwards
      .map((each) => templates.render(each, inManifest).trim())
      .filter((each) => each !== ''),
  };
}

/** Of the test of the code at a path below the folder. */
function testPath(below: string, { language, folder, tests }: RenderTarget): string {
  const inner = dirname(below);
  const name = testName(language, below.slice(inner === '' ? 0 : inner.length + 1), tests);
  const flat = tests.folder !== folder && language === 'python';
  return join(tests.folder, flat ? '' : inner, name)!;
}

function adapted(
  text: string,
  path: string,
  isTest: boolean,
  { style, language, test }: RenderTarget,
): string {
  const tidied = tidy(text);
  return restyle(isTest ? inFramework(tidied, language, test) : tidied, path, style, language);
}

/** What conditions leave behind: spaces at ends of lines, more than one empty line (two stay before a line at the margin). */
function tidy(text: string): string {
  const lines = text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
  return `${lines.trim()}\n`.replace(/^\n$/, '');
}
