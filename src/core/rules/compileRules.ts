/** Rules made ready to be held against code, once for as long as their file stays as it is. */
import type { FileSelector, Rule, RuleException, RuleSet, TargetSelector } from '../model/rule.ts';
import type { RulesPath } from './placedProblem.ts';
import { compileLayers, compileSelector, type LayerSelectors, type Selector } from './selector.ts';

export interface CompiledException {
  readonly from: Selector | undefined;
  readonly to: Selector | undefined;
  readonly written: RuleException;
  readonly at: RulesPath;
}

export interface CompiledRule {
  readonly rule: Rule;
  readonly at: RulesPath;
  readonly except: readonly CompiledException[];
}

export interface CompiledRules {
  readonly set: RuleSet;
  /** Of the file that they were read from. */
  readonly path: string;
  readonly rules: readonly CompiledRule[];
  readonly unresolved: readonly CompiledException[];
  readonly layers: LayerSelectors;
  /** 1-based. */
  lineOf(at: RulesPath): number;
  /** Compiled once a selector. */
  selector(written: FileSelector | TargetSelector): Selector;
}

export interface RulesOrigin {
  readonly path: string;
  lineOf(at: RulesPath): number;
}

/** For rules that stand in no file yet. */
const NOWHERE: RulesOrigin = { path: 'groundplan.yaml', lineOf: () => 1 };

/** @param set free of the problems that `readRules` reports; throws on a pattern that cannot be read. */
export function compileRules(set: RuleSet, { path, lineOf }: RulesOrigin = NOWHERE): CompiledRules {
  const layers = compileLayers(set.layers);
  const known = new Map<TargetSelector, Selector>();
  const selector = (written: TargetSelector) => {
    const compiled = known.get(written) ?? compileSelector(written, layers);
    known.set(written, compiled);
    return compiled;
  };
  const exceptions = (list: readonly RuleException[] = [], at: RulesPath) =>
    list.map((written, index) => ({
      from: written.from && selector(written.from),
      to: written.to && selector(written.to),
      written,
      at: [...at, index],
    }));
  const rules = set.rules.map((rule, index) => {
    const at = ['rules', index];
    return { rule, at, except: exceptions(rule.except, [...at, 'except']) };
  });
  return {
    set,
    path,
    rules,
    unresolved: exceptions(set.unresolved, ['unresolved']),
    layers,
    lineOf,
    selector,
  };
}
