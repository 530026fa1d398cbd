/** Habits of several projects as concepts: what is done alike is one, what is done otherwise stands beside it. */
import { grouped } from '../../base/grouped.ts';
import type { Concept, ConceptShare } from '../model/concept.ts';
import { isTestNaming } from './conceptPart.ts';
import { conceptSentence, skeletonPhrase } from './conceptSentence.ts';
import { leafKey } from './leafName.ts';
import type { ProjectConcept } from './projectConcept.ts';

export interface LearnedConcepts {
  readonly name: string;
  readonly learned: string;
  readonly concepts: readonly ProjectConcept[];
}

/** Follows from what the projects hold now: one that is learned again or forgotten takes its share away. */
export function mergeConcepts(projects: readonly LearnedConcepts[]): readonly Concept[] {
  const all = projects.flatMap((from) => from.concepts.map((own) => ({ own, from })));
  const byPart = grouped(
    all,
    ({ own }) => `${own.kind} ${own.role} ${own.extension} ${isTestNaming(own.naming)}`,
  );
  return [...byPart.values()]
    .flatMap((part) => {
      const same = [...grouped(part, ({ own }) => leafKey(own.folder)).values()];
      return same.map((own) => merged(own, filesOf(own[0]!.own.kind === 'part' ? part : own)));
    })
    .sort((a, b) => weightOf(b) - weightOf(a) || b.support - a.support || (a.naming < b.naming ? -1 : 1));
}

/** What several projects do comes first, and what few of the part contradict. */
function weightOf({ support, against, projects }: Concept): number {
  return projects.length * Math.log1p(support) * (support / (support + against));
}

/** Files that could do so: of a part, those of all projects, whatever their folders are called. */
function filesOf(held: readonly Held[]): number {
  return held.reduce((sum, { own }) => sum + own.support + own.against, 0);
}

interface Held {
  readonly own: ProjectConcept;
  readonly from: LearnedConcepts;
}

function merged(same: readonly Held[], files: number): Concept {
  const strongest = same.toSorted((a, b) => b.own.support - a.own.support);
  const { own } = strongest[0]!;
  const support = supportOf(same);
  const names = (of: (each: ProjectConcept) => ProjectConcept['uses']) => [
    ...new Set(strongest.flatMap((each) => of(each.own).map(({ name }) => name))),
  ];
  return {
    says: conceptSentence(
      same.every((each) => each.own.template === own.template) ? own : { ...own, template: own.folder },
    ),
    kind: own.kind,
    role: own.role,
    extension: own.extension,
    naming: own.naming,
    folder: own.folder,
    template: own.template,
    support,
    against: files - support,
    companions: names(({ companions }) => companions),
    uses: names(({ uses }) => uses),
    packages: names(({ packages }) => packages),
    declares: own.declares,
    skeleton: skeletonPhrase(own),
    projects: sharesOf(same),
  };
}

/** One a project, which may do the same in folders of several spellings; the largest first. */
function sharesOf(same: readonly Held[]): readonly ConceptShare[] {
  return [...grouped(same, ({ from }) => from)]
    .map(([{ name, learned }, own]) => ({ project: name, times: supportOf(own), learned }))
    .sort((a, b) => b.times - a.times);
}

function supportOf(held: readonly Held[]): number {
  return held.reduce((sum, { own }) => sum + own.support, 0);
}
