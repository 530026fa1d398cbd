/** Names as weak evidence: they break ties between patterns that fit alike, and never make one. */
import type { RoleBinding } from './definition.ts';

/** Words by which people call the parts of a pattern. */
const WORDS: Readonly<Record<string, RegExp>> = {
  'Abstract Factory': /abstract_?factor|factory/i,
  Adapter: /adapt|target/i,
  Bridge: /bridge|implementor|abstraction/i,
  Builder: /build|director/i,
  'Chain of Responsibility': /chain|handler|successor|middleware/i,
  Command: /command|invoker|receiver|undo/i,
  Composite: /composite|leaf|component/i,
  Decorator: /decorat|component|wrapper/i,
  Facade: /facade|façade|subsystem/i,
  'Factory Method': /creator|factor|create/i,
  Flyweight: /flyweight|cache|pool/i,
  Interpreter: /interpret|expression|context/i,
  Iterator: /iterat|cursor|collection|aggregate/i,
  Mediator: /mediat|colleague|participant/i,
  Memento: /memento|originator|caretaker|snapshot|backup/i,
  Observer: /observ|subject|subscri|listener|publish|notify|event/i,
  Prototype: /protot|clone|copy/i,
  Proxy: /prox|real|lazy|subject/i,
  Singleton: /singleton|instance/i,
  State: /state/i,
  Strategy: /strateg|algorithm|policy/i,
  'Template Method': /template|hook|step/i,
  Visitor: /visit|accept|element/i,
};

/** What a name that fits multiplies a probability by. */
const HINT = 3;

/** 1, or more where the parts are called as people call them. */
export function nameHint(pattern: string, roles: readonly RoleBinding[]): number {
  const words = WORDS[pattern];
  const names = roles.flatMap(({ type, method }) => [type?.shape.name ?? '', method?.shape.name ?? '']);
  return words !== undefined && names.some((name) => words.test(name)) ? HINT : 1;
}
