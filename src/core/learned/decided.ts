/** What people have decided, and what colleagues have learned, in the form in which lists and placements ask for it. */

import { grouped } from '../../base/grouped.ts';
import { isTestNaming, partOf } from '../concepts/conceptPart.ts';
import type { ConceptDecision } from '../concepts/decidedConcepts.ts';
import { leafKey } from '../concepts/leafName.ts';
import type { LearnedConcepts } from '../concepts/mergeConcepts.ts';
import type { ProjectConcept } from '../concepts/projectConcept.ts';
import type { OfferTraits } from '../model/feedback.ts';
import type { TraitDecision } from '../preference/decidedTaste.ts';
import { TERMS } from '../preference/likeness.ts';
import { ANY_PROJECT, type Rejection } from '../preference/rejections.ts';
import { traitValues } from '../preference/traitValues.ts';
import type { ConceptShareValue, PreferenceShareValue, RejectionShareValue } from './fields.ts';
import { conceptItem, kindOf, preferenceItem, rejectionItem } from './itemIds.ts';
import type { Register, Registers } from './registers.ts';
import { type Fields, isDecided, NO_FIELDS, sharesOf, type Verdict, verdictOf } from './verdicts.ts';

export class Decided {
  readonly #registers: Registers;
  readonly #verdicts = new Map<string, Verdict>();
  /** Any preference. */
  #forgets: boolean | undefined;

  /** @param registers of decisions and of colleagues; what is learned here is not among them. */
  constructor(registers: Registers) {
    this.#registers = registers;
  }

  verdict(item: string): Verdict {
    const known = this.#verdicts.get(item);
    if (known !== undefined) return known;
    const verdict = verdictOf(this.#registers.get(item) ?? NO_FIELDS);
    this.#verdicts.set(item, verdict);
    return verdict;
  }

  trait = (term: string, value: string): TraitDecision | undefined => {
    const item = preferenceItem(term, value);
    const fields = this.#registers.get(item);
    if (fields === undefined) return undefined;
    const { disabled, pinned, nudge, kept } = this.verdict(item);
    const others = othersOf(fields);
    return {
      disabled,
      nudge,
      ...(pinned && kept !== undefined ? { pinned: (kept as PreferenceShareValue).effect } : {}),
      ...(others === undefined ? {} : { others }),
    };
  };

  /** One of its traits was forgotten after it was shown: it is not to be learned from. */
  isForgotten(traits: OfferTraits, shownMs: number): boolean {
    this.#forgets ??= this.#of('preference').some(([item]) => this.verdict(item).forgottenMs !== undefined);
    if (!this.#forgets) return false;
    return TERMS.some((term) =>
      traitValues(term.name, traits).some(({ value }) => {
        const { forgottenMs } = this.verdict(preferenceItem(term.name, value));
        return forgottenMs !== undefined && shownMs <= forgottenMs;
      }),
    );
  }

  /** @param project what it is called on every machine. Undefined where it has no effect. */
  rejection(
    project: string,
    suggestion: string,
  ): { readonly pinned: boolean; readonly item: string } | undefined {
    const item = rejectionItem(project, suggestion);
    const { disabled, pinned } = this.verdict(item);
    return disabled ? undefined : { pinned, item };
  }

  /** Rejected by colleagues. Code that nobody saw cannot be known again. */
  othersRejections(): Rejection[] {
    return this.#of('rejection').flatMap(([item, fields]) => {
      const { disabled, pinned } = this.verdict(item);
      if (disabled) return [];
      return sharesOf(fields).flatMap(({ value, at }) => {
        const { suggestion, kind, subjects, sketch, reason } = value as RejectionShareValue;
        if (sketch.length === 0) return [];
        const told = reason === '' ? {} : { reason };
        return { suggestion, project: ANY_PROJECT, kind, subjects, sketch, atMs: at, pinned, item, ...told };
      });
    });
  }

  isSuppressed(concept: string): boolean {
    return this.verdict(concept).suppressed;
  }

  conceptDecisions(): ConceptDecision[] {
    return this.#of('concept').flatMap(([item]) => {
      const verdict = this.verdict(item);
      const kept = verdict.kept as ConceptShareValue | undefined;
      if (!isDecided(verdict) || kept === undefined) return [];
      const { naming, folder, disabled, pinned } = verdict;
      const part = naming === '' ? kept : partOf(naming);
      const { role, extension, test } = part;
      const leaf = leafKey(kept.folder);
      return { role, extension, test, leaf, folder: folder || kept.folder, disabled, pinned };
    });
  }

  /** Of colleagues, a project each. */
  othersConcepts(): LearnedConcepts[] {
    const shares = this.#of('concept').flatMap(([item, fields]) =>
      this.isSuppressed(item) ? [] : sharesOf(fields),
    );
    return [...grouped(shares, ({ field }) => field).values()].map(projectOf);
  }

  #of(kind: string): (readonly [string, Fields])[] {
    return [...this.#registers].filter(([item]) => kindOf(item) === kind);
  }
}

export function projectOf(shares: readonly Register[]): LearnedConcepts {
  const values = shares.map(({ value }) => value as ConceptShareValue);
  const last = shares.reduce((most, { at }) => Math.max(most, at), 0);
  return {
    name: values[0]?.project ?? '',
    learned: new Date(last).toISOString(),
    concepts: values.map(conceptOf),
  };
}

export function conceptOf({ companions, uses, ...value }: ConceptShareValue): ProjectConcept {
  const { kind, role, extension, naming, folder, template, support, against, declares } = value;
  const counted = (names: readonly string[]) => names.map((name) => ({ name, times: support }));
  return {
    kind,
    role,
    extension,
    naming,
    folder,
    template: template || folder,
    support,
    against,
    declares,
    companions: counted(companions),
    uses: counted(uses),
    packages: [],
    bases: [],
    members: [],
  };
}

/** Mean effect by the number of offers. */
function othersOf(fields: Fields): TraitDecision['others'] {
  let [sum, offers] = [0, 0];
  for (const { value } of sharesOf(fields)) {
    const share = value as PreferenceShareValue;
    sum += share.effect * share.offers;
    offers += share.offers;
  }
  return offers === 0 ? undefined : { effect: sum / offers, offers };
}

export function conceptItemOf({
  role,
  extension,
  naming,
  folder,
}: Pick<ProjectConcept, 'role' | 'extension' | 'naming' | 'folder'>): string {
  return conceptItem({ role, extension, test: isTestNaming(naming) }, leafKey(folder));
}
