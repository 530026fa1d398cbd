/** Blueprints of a workspace's own: begun from nothing, or made of a folder that is there. */
import { CodedError } from '../../base/codedError.ts';
import { extractBlueprint } from '../../core/blueprints/extractBlueprint.ts';
import { LANGUAGE_STYLES } from '../../core/blueprints/style/codeStyle.ts';
import { wordsOf } from '../../core/edit/fileNaming.ts';
import type { BeginRequest, BlueprintDraft, ExtractRequest } from '../../protocol/blueprintsApi.ts';

const OWN = '.groundplan/blueprints';
const MOST_FILES = 100;
const MOST_CHARACTERS = 200_000;

/** Throws `invalid-option` for a name that is none. */
export function beginBlueprint({ name, kind, language }: BeginRequest): BlueprintDraft {
  const ending = LANGUAGE_STYLES[language].endings[0];
  const template = `${language}/subject${ending}.liquid`;
  const manifest = `# What may stand here: the schema, which editors know by this file's name.
name: ${nameOf(name)}
kind: ${kind}
title: ${JSON.stringify(wordsOf(name).join(' '))}
summary: What it is for, in a sentence.
parameters:
  - { name: subject, type: name, default: first thing, about: what it is about }
languages:
  ${language}:
    files:
      - template: ${template}
        path: "{{ subject | file }}${ending}"
`;
  const mark = language === 'python' ? '#' : '//';
  return draft(
    name,
    new Map([
      ['blueprint.yaml', manifest],
      [template, `${mark} {{ subject | sentence }}\n`],
    ]),
    [],
  );
}

export interface ExtractGround {
  readonly paths: readonly string[];
  read(path: string): Promise<string | undefined>;
}

/** Throws `unknown-place` for a folder without files that blueprints know, `invalid-option` for names that are none. */
export async function extractDraft(
  { folder, name, parameters }: ExtractRequest,
  { paths, read }: ExtractGround,
): Promise<BlueprintDraft> {
  for (const [parameter, value] of Object.entries(parameters)) {
    if (!/^[a-z][A-Za-z\d]*$/.test(parameter) || wordsOf(value).length === 0)
      throw new CodedError('invalid-option', `“${parameter}=${value}” is no parameter: say order=Order.`);
  }
  const inside = folder.replace(/^\.\/|\/+$/g, '');
  const texts = new Map<string, string>();
  const notes: string[] = [];
  for (const path of paths.filter((each) => each.startsWith(`${inside}/`))) {
    const text = texts.size < MOST_FILES ? await read(path) : undefined;
    if (text === undefined || text.length > MOST_CHARACTERS || text.includes('\0'))
      notes.push(`${path} was left out.`);
    else texts.set(path.slice(inside.length + 1), text);
  }
  const found = extractBlueprint({ name: nameOf(name), texts, parameters });
  if (found === undefined)
    throw new CodedError('unknown-place', `There is no code in ${folder} that a blueprint could be made of.`);
  return draft(name, found.files, notes);
}

function nameOf(name: string): string {
  if (/^[a-z\d]+(?:-[a-z\d]+)*$/.test(name) && name.length <= 60) return name;
  throw new CodedError(
    'invalid-option',
    `“${name}” is no name of a blueprint: small letters and digits, with - between words.`,
  );
}

function draft(name: string, files: ReadonlyMap<string, string>, notes: readonly string[]): BlueprintDraft {
  const folder = `${OWN}/${name}`;
  const edits = [...files].map(
    ([path, content]) => ({ type: 'create', path: `${folder}/${path}`, content }) as const,
  );
  return { folder, edits, notes };
}
