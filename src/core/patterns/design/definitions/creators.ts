/** Methods whose work is to make something: what Factory Method and Abstract Factory have in common. */
import { nameIn } from '../../../extract/shapes/operands.ts';
import type { PatternGraph } from '../definition.ts';
import { isA } from '../relations.ts';
import type { MethodNode, TypeNode } from '../typeNodes.ts';

/** Types that a method makes and gives back; the text of their names where they are not of the workspace. */
export function productsOf({ shape }: MethodNode): readonly string[] {
  return [...new Set(shape.results.flatMap((result) => nameIn(result, 'new') ?? []))];
}

/** Makes something of another kind and gives it back, or is left to do so. */
export function isCreator(method: MethodNode): boolean {
  const { shape, returns, owner } = method;
  if (shape.kind !== 'method') return false;
  if (shape.abstract === true)
    return (
      returns.some((each) => owner === undefined || !isA(owner, each)) || isForeignProduct(shape.returns)
    );
  return productsOf(method).some((name) => name !== owner?.shape.name);
}

function isForeignProduct(written: string | undefined): boolean {
  return (
    written !== undefined &&
    /^[A-Z]\w+$/.test(written) &&
    !/^(?:String|Integer|Boolean|Object|Void|List|Map|Set|Double|Long|Unit|None|Int|Bool|Float|Date)$/.test(
      written,
    )
  );
}

/** The same method in types below. */
export function overridesOf(type: TypeNode, name: string): readonly MethodNode[] {
  const seen = new Set<TypeNode>();
  const found: MethodNode[] = [];
  const visit = (each: TypeNode, depth: number) => {
    for (const child of each.children) {
      if (seen.has(child) || depth > 8) continue;
      seen.add(child);
      found.push(...child.methods.filter(({ shape }) => shape.name === name));
      visit(child, depth + 1);
    }
  };
  visit(type, 0);
  return found;
}

export function productTypes(method: MethodNode, graph: PatternGraph): readonly TypeNode[] {
  return productsOf(method).flatMap((name) => graph.named(name, method.path) ?? []);
}
