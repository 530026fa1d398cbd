/** What a loop runs over, from its text. */
import type { Operand } from '../../model/shapes.ts';
import { type NameScope, operandOf } from './operands.ts';

const WRAPPED =
  /^(?:enumerate|list|tuple|sorted|reversed|iter|range|len|Object\.(?:values|keys|entries)|array_(?:values|keys|reverse))\((.+)\)$/s;
/** A copy, or a view, of what is held. */
const VIEW =
  /\??(?:\.|->)(?:values|keys|items|entries|iter|iter_mut|into_iter|iterator|entrySet|keySet|toArray|slice|copy|clone|each|ToList|ToArray|AsEnumerable|AsReadOnly|Values|Keys|Reverse|toList|toSet|toMutableList|toTypedArray|asReversed|reversed|withIndex|indices|asSequence|filterNotNull|values_mut|rev|reverse_each|cloned|copied|enumerate|enumerated|stream|begin|getIterator)(?:\(\))?$/;
/** A part of it, or another order. */
const PART =
  /\??(?:\.|->)(?:select|reject|compact|sort_by|Where|OfType|OrderBy|OrderByDescending|Reverse|Skip|Take|filter|sortedBy|sorted|OfType<\w+>|drain)(?:\([^()]*\)|\s*\{[^{}]*\})$/;

/** `items.values()`, `enumerate(self.items)`, `items.ToList()` run over the items all the same. */
export function iterated(over: string, scope: NameScope): Operand {
  let text = WRAPPED.exec(over)?.[1] ?? over;
  for (let round = 0; round < 3; round++) {
    const next = text.replace(PART, '').replace(VIEW, '');
    // `self.items` is a field of that name.
    if (next === text || (!text.endsWith(')') && operandOf(next, scope) === 'self')) break;
    text = next;
  }
  return operandOf(text, scope);
}
