/** Answers about one dependency, from the model and the rules in force. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';
import type { MayAnswer, WhyAnswer } from '../../core/model/ruleAnswer.ts';
import { explainImports, type ImportPlace } from '../../core/rules/ask/explainImport.ts';
import { mayAnswer } from '../../core/rules/ask/may.ts';
import type { Asking } from '../../core/rules/ask/pairWords.ts';
import { type Meant, Subjects } from '../../core/rules/ask/subject.ts';
import { whyAnswer } from '../../core/rules/ask/why.ts';
import { compileRules } from '../../core/rules/compileRules.ts';
import { Scene } from '../../core/rules/scene.ts';
import type { ImportReport, MayReport, WhyReport } from '../../protocol/engineApi.ts';
import type { RulesInForce } from '../session/rulesFile.ts';

export interface Questioned {
  readonly model: ArchitectureModel;
  readonly rules: RulesInForce;
  readonly includeTests: boolean;
  /** The day in UTC, as `2027-01-31`. */
  readonly today: string;
}

export function mayReport(questioned: Questioned, from: string, to: string): MayReport {
  return answered(questioned, [from, to], mayAnswer);
}

export function whyReport(questioned: Questioned, from: string, to: string): WhyReport {
  return answered(questioned, [from, to], whyAnswer);
}

/** Throws nothing: a line without an import has no explanation. */
export function explainReport(questioned: Questioned, place: ImportPlace): ImportReport {
  const { model, rules, includeTests, today } = questioned;
  const scene = new Scene({ ...model, includeTests });
  const imports = explainImports({ rules: rules.rules ?? NO_RULES, scene, today }, place);
  return { standing: rules.standing, imports };
}

const NO_RULES = compileRules({ layers: [], rules: [] });

type Answer<T> = (asking: Asking, from: Meant, to: Meant) => T;

function answered<T extends MayAnswer | WhyAnswer>(
  { model, rules: { standing, rules = NO_RULES }, includeTests, today }: Questioned,
  [from, to]: readonly [string, string],
  answer: Answer<T>,
): T & Pick<MayReport, 'standing'> {
  const scene = new Scene({ ...model, includeTests });
  const subjects = new Subjects(scene, rules.layers, model.root);
  const found = answer({ rules, scene, today }, subjects.find(from, false), subjects.find(to, true));
  return { standing, ...found };
}
