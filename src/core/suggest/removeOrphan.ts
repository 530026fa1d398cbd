/** Deletes files that nothing imports, and that nothing names either. */
import { basename, dirname } from '../../base/paths.ts';
import type { Confidence, Finding } from '../model/finding.ts';
import type { Suggestion } from '../model/suggestion.ts';
import { mentionsOf } from './mentions.ts';
import { isStartedOrMade } from './ownAccount.ts';
import { scoreOf, suggestionId } from './scoring.ts';
import type { Workbench } from './workbench.ts';

const MAX_ORPHANS = 60;

export async function removeOrphans(bench: Workbench): Promise<readonly Suggestion[]> {
  const open: { readonly path: string; readonly finding: Finding }[] = [];
  for (const finding of bench.model.findings.filter(({ kind }) => kind === 'orphan').slice(0, MAX_ORPHANS)) {
    const path = finding.subjects[0];
    if (path !== undefined && (await isForgotten(bench, path))) open.push({ path, finding });
  }
  const mentions = await mentionsOf(
    bench,
    open.map(({ path }) => path),
  );
  const unnamed = open.filter(({ path }) => mentions.get(path)?.length === 0);
  return Promise.all(unnamed.map(({ path, finding }) => removeOne(bench, path, finding)));
}

/** No test keeps it, and its own text does not say that it is run, or written by a tool. */
async function isForgotten(bench: Workbench, path: string): Promise<boolean> {
  if (bench.model.facts.get(path) === undefined || bench.importersOf(path).length > 0) return false;
  const text = await bench.read(path);
  return text !== undefined && !isStartedOrMade(text);
}

async function removeOne(bench: Workbench, path: string, finding: Finding): Promise<Suggestion> {
  const facts = bench.model.facts.get(path)!;
  const published = await publishingPackage(bench, path);
  // That something is used in no visible way is never proof that it is unused.
  const confidence: Confidence =
    finding.confidence === 'guess' || published !== undefined ? 'guess' : 'likely';
  const name = basename(path);
  return {
    id: suggestionId('remove-orphan', [path]),
    kind: 'remove-orphan',
    title: `Remove ${name}, which nothing imports`,
    rationale: `No file of this workspace imports ${path}, and no source, manifest, build file or document names it. Removing it takes ${facts.lines} lines nobody has to read or keep working.`,
    confidence,
    score: scoreOf({ impact: 0.3, confidence, filesTouched: 1, rerouted: 0 }),
    origin: 'rule',
    evidence:
      finding.evidence.length > 0 ? finding.evidence : [{ path, line: 1, text: 'nothing imports this file' }],
    findingId: finding.id,
    edits: [{ type: 'delete', path, hash: facts.hash }],
    steps: [
      ...(published === undefined
        ? []
        : [
            `${published} is published: make sure that its users cannot import this file, or treat the removal as a breaking change.`,
          ]),
      'Make sure that nothing builds its name at run time; then run your build and tests.',
    ],
  };
}

/** Name of the nearest package, when others may import its files. */
async function publishingPackage(bench: Workbench, path: string): Promise<string | undefined> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const text = await bench.read(folder === '' ? 'package.json' : `${folder}/package.json`);
    if (text !== undefined) return publishedName(text.slice(0, 100_000));
    if (folder === '') return undefined;
  }
}

/** Editor extensions and private packages have no users; an `exports` map without wildcards shuts the others out. */
function publishedName(manifest: string): string | undefined {
  const name = /"name"\s*:\s*"([^"]{1,214})"/.exec(manifest)?.[1];
  const closed =
    /"private"\s*:\s*true/.test(manifest) || /"engines"\s*:\s*\{[^}]{0,200}"vscode"/.test(manifest);
  const guarded = /"exports"\s*:/.test(manifest) && !/"\.\/[^"]{0,200}\*/.test(manifest);
  return name === undefined || closed || guarded ? undefined : name;
}
