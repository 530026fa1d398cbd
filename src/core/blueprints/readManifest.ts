/** The text of a `blueprint.yaml` → the manifest, or what is wrong with it and on which line. */
import * as v from 'valibot';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { messageOf } from '../../base/messageOf.ts';
import type { BlueprintLanguageSpec, BlueprintManifest, BlueprintProblem } from '../model/blueprint.ts';
import { manifestSchema } from './manifestSchema.ts';

export const MANIFEST = 'blueprint.yaml';

export type ReadManifest =
  | { readonly manifest: BlueprintManifest }
  | { readonly problems: readonly BlueprintProblem[] };

/** @param has whether the blueprint's folder has a file. */
export function readManifest(text: string, has: (file: string) => boolean): ReadManifest {
  const counter = new LineCounter();
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
    const [error] = document.errors;
    if (error !== undefined)
      return { problems: [problem(counter.linePos(error.pos[0]).line, error.message)] };
    const lineOf = (path: readonly unknown[]) => {
      // What is missing has no place: then what it is missing from.
      for (let length = path.length; length > 0; length--) {
        const node = document.getIn(path.slice(0, length), true);
        if (isNode(node) && node.range) return counter.linePos(node.range[0]).line;
      }
      return 1;
    };
    const parsed = v.safeParse(manifestSchema, document.toJS({ maxAliasCount: 50 }));
    if (!parsed.success) {
      return {
        problems: parsed.issues.map((issue) => {
          const path = (issue.path ?? []).map((each) => each.key);
          const where = path.length === 0 ? '' : `${path.join('.')}: `;
          return problem(lineOf(path), `${where}${issue.message}`);
        }),
      };
    }
    const manifest = parsed.output as BlueprintManifest;
    const problems = checked(manifest, has).map(({ path, message }) => problem(lineOf(path), message));
    return problems.length > 0 ? { problems } : { manifest };
  } catch (error) {
    // Aliases that would multiply without end, nesting without end.
    return { problems: [problem(1, `It cannot be read: ${messageOf(error)}`)] };
  }
}

interface Placed {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

function checked(manifest: BlueprintManifest, has: (file: string) => boolean): Placed[] {
  const found: Placed[] = [];
  const names = new Set<string>();
  for (const [at, parameter] of manifest.parameters.entries()) {
    const path = ['parameters', at];
    if (names.has(parameter.name)) found.push({ path, message: `“${parameter.name}” is there twice.` });
    names.add(parameter.name);
    if ((parameter.type === 'choice') !== (parameter.choices !== undefined))
      found.push({ path, message: 'A choice, and nothing else, has “choices”.' });
    if (RESERVED.has(parameter.name))
      found.push({ path, message: `“${parameter.name}” means something else in every template.` });
  }
  const languages = Object.entries(manifest.languages);
  for (const [language, spec] of languages) found.push(...checkedWires(language, spec));
  if (languages.length === 0) found.push({ path: ['languages'], message: 'It has no language.' });
  for (const [language, spec] of languages) {
    for (const [at, { template, each }] of (spec?.files ?? []).entries()) {
      if (each !== undefined && manifest.parameters.find(({ name }) => name === each)?.type !== 'names')
        found.push({
          path: ['languages', language, 'files', at],
          message: `“${each}” is no parameter of type names.`,
        });
      if (!has(template))
        found.push({ path: ['languages', language, 'files', at], message: `There is no file ${template}.` });
    }
  }
  return found;
}

function checkedWires(language: string, spec: BlueprintLanguageSpec | undefined): readonly Placed[] {
  return (spec?.wires ?? []).flatMap(({ import: imported, list, call, export: given }, at) => {
    const path = ['languages', language, 'wires', at];
    const found: Placed[] = [];
    if ([list !== undefined, call !== undefined, given === true].filter(Boolean).length !== 1)
      found.push({ path, message: 'It has one of “list”, “call” and “export”.' });
    if (given === true && imported === undefined)
      found.push({ path, message: 'What is given on has to be in “import”.' });
    if (imported !== undefined && !spec!.files.some((file) => file.path === imported.from))
      found.push({ path: [...path, 'import'], message: `No file here is generated as “${imported.from}”.` });
    return found;
  });
}

/** What templates are given besides the parameters. */
export const RESERVED: ReadonlySet<string> = new Set([
  'language',
  'namespace',
  'folder',
  'test',
  'code',
  'item',
]);

function problem(line: number, message: string): BlueprintProblem {
  return { file: MANIFEST, line, message };
}
