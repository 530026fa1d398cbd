/** A blueprint rendered in each of its languages with what is usual, and parsed: what its author would rather know first. */
import { isCoded, throwIfAborted } from '../../base/codedError.ts';
import { MANIFEST } from '../../core/blueprints/readManifest.ts';
import { renderBlueprint } from '../../core/blueprints/renderBlueprint.ts';
import { readStyle } from '../../core/blueprints/style/codeStyle.ts';
import { namespaceOf } from '../../core/blueprints/style/namespaceOf.ts';
import { testFramework } from '../../core/blueprints/testFramework.ts';
import { testPlace } from '../../core/blueprints/testPlace.ts';
import { languageOf } from '../../core/languages/languages.ts';
import type {
  BlueprintLanguage,
  BlueprintManifest,
  BlueprintProblem,
  BlueprintValue,
} from '../../core/model/blueprint.ts';
import type { SourceScanner } from '../../core/ports/sourceScanner.ts';
import type { BlueprintCheck } from '../../protocol/blueprintsApi.ts';
import type { Blueprint } from './blueprintBook.ts';

export async function checkBlueprint(
  blueprint: Blueprint,
  scanner: SourceScanner,
  signal = new AbortController().signal,
): Promise<BlueprintCheck> {
  const problems: BlueprintProblem[] = [];
  for (const language of blueprint.summary.languages) {
    throwIfAborted(signal);
    problems.push(...(await checkIn(language, blueprint, scanner, signal)));
  }
  const used = new Set(
    Object.values(blueprint.manifest.languages).flatMap(
      (spec) => spec?.files.map((each) => each.template) ?? [],
    ),
  );
  for (const file of blueprint.texts.keys()) {
    if (file !== MANIFEST && !used.has(file) && !/^(?:README|LICENSE)/i.test(file))
      problems.push({ file, line: 1, message: 'No language uses this file.' });
  }
  return { blueprint: blueprint.summary.name, folder: blueprint.summary.folder, problems };
}

const FOLDER = 'src/sample';

async function checkIn(
  language: BlueprintLanguage,
  blueprint: Blueprint,
  scanner: SourceScanner,
  signal: AbortSignal,
): Promise<readonly BlueprintProblem[]> {
  try {
    const { files } = renderBlueprint(blueprint, sampleValues(blueprint.manifest), {
      language,
      folder: FOLDER,
      namespace: namespaceOf(language, FOLDER, [], blueprint.manifest.name),
      style: readStyle(language, []),
      test: testFramework(language, []),
      tests: testPlace(language, FOLDER),
    });
    const items = files.flatMap(({ path, text }) => {
      const found = languageOf(path);
      return found === undefined ? [] : [{ path, language: found.id, content: text }];
    });
    const found: BlueprintProblem[] = [];
    for await (const { problems } of scanner.scan('', items, 'full', signal)) {
      for (const { path, message, line } of problems)
        found.push({
          file: path.slice(FOLDER.length + 1),
          line: line ?? 1,
          message: `As ${language}: ${message}`,
        });
    }
    return found;
  } catch (error) {
    if (!isCoded(error) || error.code === 'cancelled') throw error;
    const [, file = MANIFEST, line = '1', message = error.message] =
      /^(\S+):(\d+): (.*)$/s.exec(error.message) ?? [];
    return [{ file, line: Number(line), message: `As ${language}: ${message}` }];
  }
}

/** What is usual, and something for what has to be said. */
function sampleValues({ parameters }: BlueprintManifest): Readonly<Record<string, BlueprintValue>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type, choices, default: usual }) =>
      usual === undefined ? [[name, sample(type, choices)]] : [],
    ),
  );
}

function sample(
  type: BlueprintManifest['parameters'][number]['type'],
  choices: readonly string[] = [],
): BlueprintValue {
  switch (type) {
    case 'name':
      return 'sample thing';
    case 'names':
      return ['first thing', 'second thing'];
    case 'text':
      return 'A sample.';
    case 'boolean':
      return true;
    case 'integer':
      return 1;
    case 'choice':
      return choices[0] ?? '';
  }
}
