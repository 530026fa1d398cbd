/** A blueprint with its values → the files that it comes to, in the style of their place. Nothing is looked at on disk. */
import { CodedError } from '../../base/codedError.ts';
import { join } from '../../base/paths.ts';
import type { BlueprintLanguage, BlueprintManifest } from '../model/blueprint.ts';
import { MANIFEST } from './readManifest.ts';
import { collision, pathProblem } from './safePath.ts';
import type { CodeStyle } from './style/codeStyle.ts';
import { restyle } from './style/restyle.ts';
import { Templates } from './templates.ts';
import { type Values, valuesOf } from './values.ts';
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
}

export interface RenderedFile {
  /** Relative to the workspace. */
  readonly path: string;
  readonly text: string;
}

export interface Rendered {
  readonly values: Values;
  readonly files: readonly RenderedFile[];
  readonly afterwards: readonly string[];
}

/** Throws `invalid-option` for values, `invalid-template` with file and line for templates and for paths that may not be. */
export function renderBlueprint(
  { manifest, texts }: BlueprintTexts,
  given: Values,
  target: RenderTarget,
): Rendered {
  const { language, folder, namespace, style, test } = target;
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
  const scope = { ...values, language, namespace, folder, test };
  const inManifest = { file: MANIFEST, scope };
  const files: RenderedFile[] = [];
  let size = 0;
  const scopes = spec.files.flatMap((file) =>
    file.each === undefined
      ? [{ ...file, scope }]
      : (values[file.each] as readonly string[]).map((item) => ({ ...file, scope: { ...scope, item } })),
  );
  for (const { template, path, when, scope: own } of scopes) {
    if (!templates.holds(when, { file: MANIFEST, scope: own })) continue;
    const below = templates.render(path, { file: MANIFEST, scope: own }).trim();
    const problem = pathProblem(below);
    if (problem !== undefined)
      throw new CodedError('invalid-template', `${MANIFEST}: “${below}” ${problem}.`);
    const whole = join(folder, below)!;
    const text = templates.render(texts.get(template) ?? '', { file: template, scope: own });
    size += text.length;
    if (size > MOST_CHARACTERS)
      throw new CodedError(
        'invalid-template',
        `${template}: the files come to more than ${MOST_CHARACTERS} characters.`,
      );
    files.push({ path: whole, text: manifest.adapt ? restyle(tidy(text), whole, style, language) : text });
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
    afterwards: manifest.afterwards
      .map((each) => templates.render(each, inManifest).trim())
      .filter((each) => each !== ''),
  };
}

/** What conditions leave behind: spaces at ends of lines, more than one empty line (two stay before a line at the margin). */
function tidy(text: string): string {
  const lines = text.replace(/[ \t]+$/gm, '').replace(/\n{4,}/g, '\n\n\n');
  return `${lines.trim()}\n`.replace(/^\n$/, '');
}
