/** Ranks the architecture styles of a workspace. */
import type { NamedPattern } from '../../model/pattern.ts';
import type { Workspace } from '../signs/gatherSigns.ts';
import type { Indication } from './indicator.ts';
import { INDICATORS, type IndicatorName } from './indicators.ts';
import { shapeOf } from './shape.ts';
import { STYLES, type StyleDefinition } from './styles.ts';

/** Below it a style is not worth a mention. */
const LEAST = 0.4;

export function findStyles(workspace: Workspace): NamedPattern[] {
  const indications = indicationsOf(workspace);
  return STYLES.map((definition) => styleOf(definition, indications))
    .filter(({ confidence }) => confidence >= LEAST)
    .sort((a, b) => b.confidence - a.confidence || (a.name < b.name ? -1 : 1));
}

type Indications = { readonly [name in IndicatorName]: Indication };

export function indicationsOf(workspace: Workspace): Indications {
  const shape = shapeOf(workspace);
  const entries = Object.entries(INDICATORS).map(([name, indicator]) => [name, indicator(shape)]);
  return Object.fromEntries(entries) as Indications;
}

function styleOf(
  { name, weights, against = {}, needs = {} }: StyleDefinition,
  indications: Indications,
): NamedPattern {
  const value = (indicator: string) => indications[indicator as IndicatorName].value;
  const sum = (parts: Readonly<Record<string, number>>) =>
    Object.entries(parts).reduce((total, [indicator, weight]) => total + weight * value(indicator), 0);
  const met = Object.entries(needs).every(([indicator, least]) => value(indicator) >= least);
  const confidence = met ? Math.max(0, Math.min(0.99, sum(weights) - sum(against))) : 0;
  const told = Object.entries(weights).sort((a, b) => b[1] * value(b[0]) - a[1] * value(a[0]));
  return {
    name,
    confidence: Math.round(confidence * 100) / 100,
    evidence: told.flatMap(([indicator]) => indications[indicator as IndicatorName].evidence),
  };
}
