/** What the callables of a file do: their calls, creations, writes, results, loops and branches. */
import type { FieldShape, Operand } from '../../model/shapes.ts';
import { filledFields, splitArguments } from './arguments.ts';
import { addItem, type Body } from './body.ts';
import { addCalls } from './calls.ts';
import { conditionOf } from './conditions.ts';
import { declaredName, writtenType } from './declarators.ts';
import { constructed } from './declareCallables.ts';
import type { Declared } from './declared.ts';
import { typedCreation } from './declareFields.ts';
import { iterated } from './iterated.ts';
import { isCreation, lastName, textOf } from './markText.ts';
import { innermost } from './nesting.ts';
import { type NameScope, nameIn, OWN_TYPE, operandOf, wholeField } from './operands.ts';
import { inheritedFields, scopesOver } from './scopes.ts';
import type { CallableDraft } from './shapeDrafts.ts';
import type { Mark, Marks } from './shapeMatches.ts';

export function addBodies(marks: Marks, source: string, declared: Declared): void {
  const callableIndex = innermost(marks.method);
  const callableAt = (offset: number) => declared.callableOf[callableIndex(offset)] ?? declared.file;
  const loop = innermost(marks.loop);
  const branch = innermost(marks.branch);
  const sameCallable = (outer: Mark | undefined, offset: number) =>
    outer !== undefined && callableAt(outer.start) === callableAt(offset);
  const written = new Set(marks.method.map(({ start }) => start));
  const declaring: Body = {
    isMethod: (mark) => written.has(mark.start) || /\.prototype\b/.test(textOf(mark, 'write.target') ?? ''),
    declared,
    callableAt,
    inLoop: (offset) => sameCallable(marks.loop[loop(offset)], offset),
    inBranch: (offset) => sameCallable(marks.branch[branch(offset)], offset),
    scopeOf: scopesOver(declared),
  };
  addParameters(marks, declaring);
  findOwnFields(marks, declaring);
  const body = { ...declaring, scopeOf: scopesOver(declared) };
  addLocals(marks, body);
  addWrites(marks, body);
  addCalls(marks, source, body);
  addCreations(marks, body);
  addResults(marks, body);
}

function addParameters({ parameter, lambda, method }: Marks, { declared }: Body): void {
  const inLambda = innermost(lambda);
  const inMethod = innermost(method);
  for (const mark of parameter) {
    const index = inMethod(mark.start);
    const around = lambda[inLambda(mark.start)];
    // A parameter of a function inside is none of the callable's own.
    const inner = around !== undefined && index >= 0 && isInside(around, method[index]!);
    if (index < 0 || inner || declared.nested.has(index)) continue;
    const written = textOf(mark, 'parameter.type');
    const type = written === undefined ? {} : { type: writtenType(written) };
    for (const name of namesOf(mark)) declared.callableOf[index]!.params.push({ name, ...type });
  }
}

/** `a, b int` are two; one that only has a type is `_`. */
function namesOf({ parts, set }: Mark): readonly string[] {
  const said = set['parameter.name'];
  if (said !== undefined) return [said];
  const names = parts.get('parameter.name')?.map(({ text }) => declaredName(text).replace(/^[&*$.]+/, ''));
  return (names ?? (parts.has('parameter.type') ? ['_'] : [])).filter((name) => !/^(?:self|cls)$/.test(name));
}

/** A function that is a method's value ends where the method does. */
function isInside(lambda: Mark, method: Mark): boolean {
  return lambda.start >= method.start && lambda.end < method.end;
}

/** Languages without field declarations say their fields by writing to them. */
function findOwnFields({ write }: Marks, { callableAt, declared, scopeOf, isMethod }: Body): void {
  for (const mark of write) {
    const target = targetOf(mark);
    if (target.endsWith(']') || isMethod(mark)) continue;
    const callable = callableAt(mark.start);
    const field = wholeField(
      operandOf(target, { ...scopeOf(callable), params: new Set(), locals: new Map() }),
      target,
    );
    if (field === undefined) continue;
    const owner =
      declared.ownerOf.get(callable) ??
      (/^this\b/.test(target) ? constructed(callable, declared) : undefined);
    const known = owner?.fields.get(field);
    if (owner === undefined || known?.type !== undefined) continue;
    if (known === undefined && inheritedFields(owner, declared.types).includes(field)) continue;
    const value = operandOf(textOf(mark, 'write.value') ?? '', scopeOf(callable));
    const taken = nameIn(value, 'param');
    const type = callable.params.find(({ name }) => name === taken)?.type;
    if (known !== undefined) {
      // Declared without a type: it has that of what is put in.
      if (type !== undefined) owner.fields.set(field, { ...known, type });
      continue;
    }
    owner.fields.set(field, {
      name: field,
      line: mark.line,
      ...(type === undefined ? {} : { type }),
      value,
      ...(callable.static || target.startsWith('@@') ? { static: true } : {}),
      ...(/^[_#@]|\.[_#]/.test(target) ? { visibility: 'private' as const } : {}),
    });
  }
}

/** A name in a list of initialisers is a field of the own instance. */
function targetOf(mark: Mark): string {
  const target = textOf(mark, 'write.target') ?? '';
  return mark.set['write.own'] === 'true' ? `this->${target}` : target;
}

function addLocals(marks: Marks, { declared, callableAt, scopeOf }: Body): void {
  for (const mark of marks.local) {
    const callable = callableAt(mark.start);
    const values = mark.parts.get('local.value') ?? [];
    // `v, ok := m[k]`: both say what is there.
    mark.parts.get('local.name')?.forEach(({ text: declarator }, at) => {
      const name = declaredName(declarator);
      if (callable.locals.has(name)) return;
      const written = (values[at] ?? values.at(-1))?.text.replace(/^=\s*/, '') ?? '';
      const value = operandOf(
        creation(mark) ?? typedCreation(written, textOf(mark, 'local.type')),
        scopeOf(callable),
      );
      const kept = mark.set['local.static'] === 'true' ? keptVariable(mark, name, value) : undefined;
      if (kept !== undefined) keep(kept, callable, declared);
      callable.locals.set(
        name,
        kept === undefined ? (value === 'other' ? `local:${name}` : value) : `global:${name}`,
      );
    });
  }
  for (const mark of marks.lambda) {
    const callable = callableAt(mark.start);
    // Hides a field of the same name.
    for (const word of textOf(mark, 'lambda.parameter')
      ?.match(/^[|(]?\s*[a-z_]\w*(?:\s*,\s*[a-z_]\w*)*\s*[|)]?$/)?.[0]
      .match(/\w+/g) ?? [])
      if (!callable.locals.has(word)) callable.locals.set(word, `local:${word}`);
  }
  for (const mark of marks.loop) {
    const over = textOf(mark, 'loop.over');
    if (over === undefined) continue;
    const callable = callableAt(mark.start);
    const operand = iterated(over, scopeOf(callable));
    callable.loops.add(operand);
    for (const variable of mark.parts.get('loop.variable') ?? []) addItem(callable, variable.text, operand);
  }
}

/** `Widget w(1)`, `Widget w`: declared is created. */
function creation(mark: Mark): string | undefined {
  return mark.set['local.made'] === 'true'
    ? `new ${lastName(textOf(mark, 'local.type') ?? '')}()`
    : undefined;
}

/** A variable of a function that outlives its calls is one of the file, given its value by the first call. */
function keptVariable(mark: Mark, name: string, value: Operand): FieldShape {
  const written = textOf(mark, 'local.type');
  const type = written === undefined ? undefined : writtenType(written);
  const line = mark.line;
  return { name, line, static: true, visibility: 'private', value, ...(type === undefined ? {} : { type }) };
}

function keep(variable: FieldShape, callable: CallableDraft, { variables }: Declared): void {
  const { name: field, line, value = 'other' } = variable;
  if (!variables.has(field)) variables.set(field, variable);
  callable.absences.add(`global:${field}`);
  callable.writes.push({ field, value, line, guarded: true, global: true });
}

function addWrites({ write }: Marks, body: Body): void {
  const { callableAt, declared, scopeOf, isMethod, inBranch, inLoop } = body;
  for (const mark of write) {
    if (isMethod(mark)) continue;
    const callable = callableAt(mark.start);
    const scope = scopeOf(callable);
    const target = targetOf(mark).slice(0, 200);
    // A step (`i++`, `i += 1`) has no value of its own, or a number.
    const value = operandOf(textOf(mark, 'write.value') ?? '1', scope);
    const line = mark.line;
    const kept = keptIn(target.replace(/\s*\[[^\]]*\]$/, ''), callable, scope);
    const field = wholeField(kept, target);
    const global = nameIn(kept, 'global');
    const lazily = mark.set['write.absent'] === 'true';
    if (lazily && nameIn(kept, 'field', 'global') !== undefined) callable.absences.add(kept);
    if (target.endsWith(']')) {
      const loop = inLoop(mark.start) ? { loop: true } : {};
      const guarded = lazily || inBranch(mark.start) ? { guarded: true } : {};
      callable.calls.push({ on: kept, name: '[]=', args: [value], line, ...loop, ...guarded });
    } else if (global !== undefined) {
      const guarded = lazily || inBranch(mark.start) ? { guarded: true } : {};
      callable.writes.push({ field: global, value, line, ...guarded, global: true });
    } else if (field !== undefined && declared.ownerOf.has(callable)) {
      const guarded = lazily || inBranch(mark.start) ? { guarded: true } : {};
      callable.writes.push({ field, value, line, ...guarded });
    }
  }
}

/** What is written to: a field of the own instance, or of the new one that a constructor gives back. */
function keptIn(target: string, { makes, locals }: CallableDraft, scope: NameScope): Operand {
  const member = makes ? /^(\w+)\.(\w+)$/.exec(target) : null;
  if (member !== null && locals.get(member[1]!) === `new:${scope.owner}`) return `field:${member[2]}`;
  return operandOf(target, { ...scope, locals: new Map() });
}

function addCreations({ create }: Marks, { callableAt, declared, scopeOf, inBranch }: Body): void {
  const types = new Set<string | undefined>(declared.types.keys());
  for (const mark of create) {
    const written = textOf(mark, 'create.type');
    if (written === undefined || !isCreation(mark, types)) continue;
    const callable = callableAt(mark.start);
    const owner = declared.ownerOf.get(callable);
    const named = lastName(written);
    const type = OWN_TYPE.test(named) ? (owner?.name ?? named) : named;
    const list = textOf(mark, 'create.arguments') ?? '';
    const literal = mark.set['create.fields'];
    const filled = literal === undefined ? [] : filledFields(list, literal === 'short');
    const scope = scopeOf(callable);
    const line = mark.line;
    const guarded = inBranch(mark.start) ? { guarded: true } : {};
    const values = filled.map(({ value }) => operandOf(value, scope));
    const own = callable.makes && type === owner?.name;
    if (own) callable.writes.push(...filled.map(({ field }, at) => ({ field, value: values[at]!, line })));
    callable.creates.push({
      type,
      args: filled.length > 0 ? values : splitArguments(list).map((each) => operandOf(each, scope)),
      ...(filled.length > 0 ? { fields: filled.map(({ field }) => field) } : {}),
      line,
      ...guarded,
    });
  }
}

function addResults(marks: Marks, { callableAt, scopeOf }: Body): void {
  const thrown = new Set(marks.throw.map(({ start }) => start));
  const branching = new Set(marks.branch.map(({ start, end }) => `${start} ${end}`));
  for (const mark of marks.return) {
    // Where the last expression is the result it may be a panic, or a branch whose ends are results of their own.
    if (thrown.has(mark.start)) continue;
    const callable = callableAt(mark.start);
    const written = textOf(mark, 'return.value');
    if (written === undefined || (callable.kind === 'constructor' && !callable.makes)) continue;
    if (mark.set['return.implicit'] === 'true' && callable.returns === undefined) continue;
    const value = operandOf(written, scopeOf(callable));
    if (value !== 'other' || !branching.has(`${mark.start} ${mark.end}`)) callable.results.add(value);
  }
  for (const mark of marks.branch) {
    const callable = callableAt(mark.start);
    callable.branches++;
    const { absent, looked } = conditionOf(
      textOf(mark, 'branch.on') ?? '',
      mark.set['branch.absent'] === 'true',
    );
    for (const text of absent) callable.absences.add(operandOf(text, scopeOf(callable)));
    for (const text of looked) callable.tests.add(operandOf(text, scopeOf(callable)));
  }
  for (const mark of marks.throw) callableAt(mark.start).throws++;
  const inThrow = innermost(marks.throw);
  const acting = new Set(
    marks.call.filter(({ start }) => inThrow(start) < 0).map(({ start }) => callableAt(start)),
  );
  for (const mark of marks.yield) callableAt(mark.start).yields = true;
  for (const callable of new Set(marks.method.map((mark) => callableAt(mark.start))))
    onlyRaises(callable, acting.has(callable));
}

/** A method whose whole body is to raise is left to subclasses by convention. */
function onlyRaises(callable: CallableDraft, acts: boolean): void {
  const idle = callable.writes.length + callable.results.size + callable.branches + callable.loops.size === 0;
  if (callable.kind === 'method' && callable.throws > 0 && idle && !acts) callable.abstract = true;
}
