/** `blueprint.yaml` as it is written. `media/blueprint.schema.json` follows from this; a test compares them. */
import * as v from 'valibot';
import {
  BLUEPRINT_KINDS,
  BLUEPRINT_LANGUAGES,
  NEEDS,
  PARAMETER_TYPES,
  SYSTEM_KINDS,
} from '../model/blueprint.ts';

const text = v.pipe(v.string(), v.regex(/\S/));
const CONDITION = 'A condition in Liquid over the parameters: withTests == true.';
const condition = v.optional(v.pipe(text, v.description(CONDITION)));

const parameter = v.strictObject({
  name: v.pipe(
    v.string(),
    v.regex(/^[a-z][A-Za-z\d]*$/),
    v.description('What templates call it, in camelCase.'),
  ),
  about: v.pipe(text, v.description('What it is, for whoever is asked.')),
  type: v.pipe(
    v.picklist(PARAMETER_TYPES),
    v.description('name: words that become identifiers and file names. names: several of them.'),
  ),
  default: v.optional(
    v.pipe(
      v.union([v.string(), v.number(), v.boolean(), v.array(v.string())]),
      v.description('Without one it has to be said.'),
    ),
  ),
  choices: v.optional(v.pipe(v.array(text), v.minLength(2), v.description('What a choice may be.'))),
  when: condition,
});

const file = v.strictObject({
  template: v.pipe(text, v.description('A file of this folder.')),
  path: v.pipe(text, v.description('Where it is written, as a template: {{ subject | file }}.ts')),
  each: v.optional(
    v.pipe(
      text,
      v.description('A parameter with several names: a file for each of them, which is `item` there.'),
    ),
  ),
  test: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'Its path is that of the code that it tests: it is put where tests are kept and named as they are.',
      ),
    ),
  ),
  when: condition,
});

const wire = v.strictObject({
  where: v.pipe(
    v.union([text, v.pipe(v.array(text), v.minLength(1))]),
    v.description(
      'Globs over paths of the workspace, templates each; of several files the nearest is taken.',
    ),
  ),
  import: v.optional(
    v.pipe(
      v.strictObject({ name: text, from: text }),
      v.description('What it needs: a name, and the path of the generated file that it comes from.'),
    ),
  ),
  list: v.optional(
    v.pipe(
      v.strictObject({ of: v.pipe(v.string(), v.regex(/^\w+(?:\.\w+)?$/)), add: text }),
      v.description(
        'An element for a list: INSTALLED_APPS, or Module.providers for what a call of Module is given.',
      ),
    ),
  ),
  call: v.optional(
    v.pipe(
      v.strictObject({ like: v.pipe(v.string(), v.regex(/^\w+$/)), with: text }),
      v.description('A call beside the last one of this method, with these arguments.'),
    ),
  ),
  export: v.optional(v.pipe(v.boolean(), v.description('What is imported is given on, as a barrel does.'))),
  otherwise: v.pipe(text, v.description('What a person is to do where no place is certain.')),
  when: condition,
});

const language = v.strictObject({
  files: v.pipe(v.array(file), v.minLength(1), v.maxLength(200)),
  wires: v.optional(
    v.pipe(
      v.array(wire),
      v.maxLength(20),
      v.description('Registrations of what is generated, in files that are there already.'),
    ),
  ),
});

const suitability = v.pipe(v.picklist([0, 1, 2, 3]), v.description('0: not at all, 3: it is made for this.'));

function graded<K extends string>(names: readonly K[]) {
  return v.strictObject(
    Object.fromEntries(names.map((each) => [each, v.optional(suitability)])) as Record<
      K,
      v.OptionalSchema<typeof suitability, undefined>
    >,
  );
}

const suits = v.strictObject({
  systems: v.pipe(graded(SYSTEM_KINDS), v.description('Which kinds of systems it is made for.')),
  needs: v.pipe(graded(NEEDS), v.description('What it is good at.')),
  layers: v.pipe(
    v.optional(v.record(text, text), {}),
    v.description('What each layer of its preset, or each folder where it has none, is responsible for.'),
  ),
  patterns: v.optional(v.array(v.strictObject({ name: text, why: text })), []),
  risks: v.optional(v.array(text), []),
  unless: v.pipe(
    v.optional(v.array(text), []),
    v.description('What would speak for another structure, a clause each.'),
  ),
});

export const manifestSchema = v.strictObject({
  name: v.pipe(
    v.string(),
    v.regex(/^[a-z\d]+(?:-[a-z\d]+)*$/),
    v.maxLength(60),
    v.description('In kebab-case.'),
  ),
  kind: v.picklist(BLUEPRINT_KINDS),
  title: text,
  summary: text,
  shows: v.optional(
    v.pipe(
      v.strictObject({
        pattern: v.optional(v.pipe(text, v.description('The pattern that Groundplan finds in it.'))),
        preset: v.optional(v.pipe(text, v.description('The preset of rules that it keeps.'))),
      }),
      v.description('What is to be found in what it generates.'),
    ),
  ),
  suits: v.optional(
    v.pipe(
      suits,
      v.description('Of a structure: what it is good for, so that a new project can be offered it.'),
    ),
  ),
  adapt: v.optional(
    v.pipe(
      v.boolean(),
      v.description(
        'False: written as it stands. Otherwise templates are written in the usual style of their language.',
      ),
    ),
    true,
  ),
  parameters: v.optional(v.pipe(v.array(parameter), v.maxLength(50)), []),
  languages: v.strictObject(
    Object.fromEntries(BLUEPRINT_LANGUAGES.map((each) => [each, v.optional(language)])) as Record<
      (typeof BLUEPRINT_LANGUAGES)[number],
      v.OptionalSchema<typeof language, undefined>
    >,
  ),
  afterwards: v.optional(
    v.pipe(
      v.array(text),
      v.description('What is left for a person to do, a template each; commands are shown, never run.'),
    ),
    [],
  ),
});
