/** A feature that is not there yet, made after one that is. */
import { basename, dirname } from '../../base/paths.ts';
import type { NewPart, PlanAlternative, UnderstoodWish } from '../model/featurePlan.ts';
import { suggestionId } from '../suggest/scoring.ts';
import type { Attempted } from './attempted.ts';
import { refusedPath } from './checkPlan.ts';
import type { ChosenFamily } from './family/chooseFamilies.ts';
import { partNameOf } from './family/partName.ts';
import { interfacesOf } from './interfacesOf.ts';
import type { PlanGround } from './planGround.ts';
import { toldTemplate } from './text/renamed.ts';
import { type Transposed, transpose } from './transpose.ts';
import { whatHolds } from './whatHolds.ts';
import { type WiredFile, wireFeature } from './wireFeature.ts';

export async function newFeature(
  ground: PlanGround,
  wish: UnderstoodWish,
  chosen: ChosenFamily,
): Promise<Attempted> {
  const subject = wish.subject.split(' ');
  const { family } = chosen;
  const like = family.subject.join(' ');
  const paths = new Set(ground.paths);
  const transposed = await transpose(ground, family, chosen.members, subject);
  for (const { path } of transposed.files) {
    const problem = refusedPath(path, paths);
    if (problem !== undefined) return { reason: `${path} ${problem}: call it otherwise.` };
  }
  const there = transposed.files.filter(({ path }) => paths.has(path));
  const fresh = transposed.files.filter(({ path }) => !paths.has(path));
  if (transposed.files.length === 0)
    return {
      reason: `The files of ${like} have too little in common with those beside them for ${wish.subject} to be made after them: nothing is invented.`,
    };
  const wired = await wireFeature(ground, { family, subject, files: transposed.files });
  const rehearsal = await ground.rehearse();
  const tried = await whatHolds({ files: fresh, wired, rehearsal, signal: ground.signal });
  if ('reason' in tried) return tried;
  const { files, wiring, edits, effect, modules, dropped } = tried;
  const parted = files.filter(({ member }) => !member.test);
  if (parted.length === 0 && there.length === 0 && !wish.parts.includes('test'))
    return {
      reason: `Of ${like} only the tests have something in common with those beside them: nothing is invented for ${wish.subject}.`,
    };
  const parts = files.map((each) => newPart(each));
  const wiringLines = wiring.flatMap(({ lines }) => lines);
  const stubs = files.reduce((sum, { sketch }) => sum + sketch.stubs, 0);
  const lines =
    files.reduce((sum, { sketch }) => sum + sketch.text.split('\n').length, 0) + wiringLines.length;
  const places = Math.max(0, ...parts.map((part) => part.places));
  const title = `Add ${wish.subject}${wish.parts.length === 0 ? '' : ` (${wish.parts.join(', ')})`} as ${like} is built`;
  const byHand = await unwiredSteps(ground, { like, subject: wish.subject, wired, wiring });
  return {
    id: suggestionId('add-file', [
      ground.model.root,
      like,
      wish.subject,
      ...parts.map(({ path }) => path),
      ...there.map(({ path }) => path),
    ]),
    title,
    like,
    confidence: edits.length === 0 ? 'guess' : places > 2 && chosen.without.length === 0 ? 'likely' : 'guess',
    rationale: `${capitalized(like)} goes through ${listed((parted.length > 0 ? parted : files).map(({ member }) => partNameOf(member)))}; ${places > 1 ? `${places} subjects have files in these places` : 'it is the only one in these places'}.`,
    files: parts,
    unwritten: transposed.left.map(({ path }) => path).filter((path) => !paths.has(path)),
    there: there.map(({ path }) => path),
    wiring: wiringLines,
    modules: modulesOf(modules, wiring),
    interfaces: interfacesOf(ground.model, files, subject),
    effect,
    effort: {
      size:
        files.length + wiring.length <= 3 ? 'small' : files.length + wiring.length <= 8 ? 'medium' : 'large',
      newFiles: files.length,
      changedFiles: wiring.length,
      lines,
      stubs,
    },
    provenance: provenanceOf(ground, chosen, like),
    evidence: files.map(({ member, samples }) => ({
      path: member.path,
      line: 1,
      text: `${basename(member.path)} is ${partNameOf(member)} of ${like}; ${samples.length} siblings were read`,
    })),
    steps: [
      ...stepsFor(files, stubs),
      ...byHand,
      ...dropped,
      ...chosen.without.map(
        (part) => `${capitalized(like)} has no ${part}: where it belongs is for you to say.`,
      ),
      ...transposed.left.map(
        ({ path, like: sibling, reason }) => `${path}, after ${sibling}: ${reason}; write it by hand.`,
      ),
    ],
    edits,
  } satisfies PlanAlternative;
}

function newPart({ path, member, sketch }: Transposed): NewPart {
  return {
    path,
    part: partNameOf(member),
    like: member.path,
    places: member.relatives.length + 1,
    declares: sketch.declares,
  };
}

function stepsFor(files: readonly Transposed[], stubs: number): readonly string[] {
  if (files.length === 0) return [];
  const [first] = files;
  return [
    `Say in ${first!.path} what it holds: what is its own cannot be told from its siblings.`,
    ...(stubs > 0
      ? [
          stubs === 1
            ? 'Write the body that says it is not implemented yet.'
            : `Write the ${stubs} bodies that say they are not implemented yet.`,
        ]
      : []),
  ];
}

async function unwiredSteps(
  _: PlanGround,
  {
    like,
    subject,
    wired,
    wiring,
  }: {
    readonly like: string;
    readonly subject: string;
    readonly wired: readonly WiredFile[];
    readonly wiring: readonly WiredFile[];
  },
): Promise<readonly string[]> {
  if (wiring.length > 0 || wired.length > 0) return [];
  return [
    `Nothing outside of ${like} mentions it as it mentions its siblings: see where ${like} is used, and use ${subject} there.`,
  ];
}

function modulesOf(
  modules: ReadonlyMap<string, string>,
  wiring: readonly WiredFile[],
): PlanAlternative['modules'] {
  const wiredPaths = new Set(wiring.map(({ path }) => path));
  const reasons = new Map<string, { made: number; wired: string[] }>();
  for (const [path, module] of modules) {
    const known = reasons.get(module) ?? { made: 0, wired: [] };
    if (wiredPaths.has(path)) known.wired.push(basename(path));
    else known.made++;
    reasons.set(module, known);
  }
  return [...reasons].map(([module, { made, wired }]) => ({
    module,
    reason: [
      made > 0 ? `${made} new file${made === 1 ? '' : 's'}` : '',
      wired.length > 0 ? `${wired.join(', ')} registers it` : '',
    ]
      .filter((each) => each !== '')
      .join('; '),
  }));
}

function provenanceOf(
  { model }: PlanGround,
  { family, members }: ChosenFamily,
  like: string,
): readonly string[] {
  const best = [...members].sort((a, b) => b.relatives.length - a.relatives.length)[0]!;
  const folder = toldTemplate(dirname(best.template));
  const name = toldTemplate(basename(best.template));
  const rules = model.ruling?.rules.rules.length ?? 0;
  return [
    `after ${like} (${family.members.length} file${family.members.length === 1 ? '' : 's'} of this workspace)`,
    `naming \`${name}\` in \`${folder}\`, kept by ${best.relatives.length + 1} subject${best.relatives.length === 0 ? '' : 's'}`,
    rules > 0
      ? `held against ${rules} rule${rules === 1 ? '' : 's'} of groundplan.yaml`
      : 'no rules in force; held against cycles and unresolved imports',
  ];
}

function listed(words: readonly string[]): string {
  const all = [...new Set(words)];
  return all.length <= 1 ? (all[0] ?? '') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
