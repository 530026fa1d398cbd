import assert from 'node:assert/strict';
import { type PathValues, pathValues, ROOT } from '../../../../../src/core/resolve/php/phpPathValues.ts';

function values(expression: string, constants: Readonly<Record<string, PathValues>> = {}): PathValues {
  return pathValues(expression, { path: 'src/web/a.php', constant: (name) => constants[name] ?? [] });
}

describe('pathValues', () => {
  it('joins strings and the folder of the file', () => {
    assert.deepEqual(values('__DIR__ . \'/x\' . ".php"'), [`${ROOT}/src/web/x.php`]);
    assert.deepEqual(values("('lib/x.php')"), ['lib/x.php']);
    assert.deepEqual(values("'it\\'s.php'"), ["it's.php"]);
  });

  it('puts back the quotes that a sum of strings has lost at its ends', () => {
    assert.deepEqual(values("lib' . '/x.php"), ['lib/x.php']);
    assert.deepEqual(values('lib" . \'/x\' . ".php'), ['lib/x.php']);
  });

  it('climbs with dirname, by levels too', () => {
    assert.deepEqual(values("dirname(__FILE__) . '/b.php'"), [`${ROOT}/src/web/b.php`]);
    assert.deepEqual(values('dirname(__DIR__, 2)'), [ROOT]);
    assert.deepEqual(values('\\dirname(\\dirname(__DIR__))'), [ROOT]);
    assert.deepEqual(values('dirname(__DIR__, 3)'), []);
  });

  it('keeps every value that a constant may have, but few', () => {
    assert.deepEqual(values("A . '/x'", { A: ['a', 'b'] }), ['a/x', 'b/x']);
    assert.equal(values('A . A . A', { A: ['1', '2', '3'] }).length, 4);
  });

  it('has none for what depends on the run', () => {
    for (const expression of ['$x', "'a' . $x", '"a{$x}"', "config('x')", 'A . "x"', '__DIR__ "x"', ''])
      assert.deepEqual(values(expression), [], expression);
  });

  it('ends quickly on expressions without end', () => {
    for (const part of ['(', "'", '"\\', "'' . ", 'dirname(', ' '])
      assert.deepEqual(values(part.repeat(1_000_000 / part.length)), [], part);
    for (const part of ['(', "'", 'dirname(', "''."]) assert.deepEqual(values(part.repeat(60)), [], part);
  });
});
