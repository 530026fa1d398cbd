import assert from 'node:assert/strict';
import { codeOf } from '../../../../src/base/codedError.ts';
import { fillTemplate, loadTemplate } from '../../../../src/core/prompt/expandTemplate.ts';

const load = (files: Readonly<Record<string, string>>) =>
  loadTemplate('main', {
    read: async (name) => (files[name] === undefined ? undefined : { text: files[name], file: `${name}.md` }),
    values: ['x', 'y'],
  });
const invalid = (message: RegExp) => (error: unknown) =>
  codeOf(error) === 'invalid-template' && message.test(String(error));

describe('prompt templates', () => {
  it('put templates into templates, then values in', async () => {
    const template = await load({ main: 'A {{> b}} {{x}}', b: 'B[{{> c}}]', c: '{{ x }}\n' });
    assert.equal(fillTemplate(template, { x: '1' }), 'A B[1] 1');
  });

  it('never look through a value for placeholders', async () => {
    const template = await load({ main: '{{x}} {{y}}' });
    assert.equal(fillTemplate(template, { x: '{{y}} {{> b}} $& $1', y: 'Y' }), '{{y}} {{> b}} $& $1 Y');
  });

  it('name file and line of what is missing, and the circle that they stand in', async () => {
    await assert.rejects(load({ main: 'x\n{{> gone}}' }), invalid(/main\.md:2 names the template gone/));
    await assert.rejects(
      load({ main: '{{> b}}', b: '\n\n{{> main}}' }),
      invalid(/b\.md:3 puts main into itself \(main → b → main\)/),
    );
    await assert.rejects(load({}), invalid(/no prompt template main/));
    await assert.rejects(
      load({ main: '{{> b}}', b: '\n{{ z }}' }),
      invalid(/b\.md:2 names the value z.*there are x, y/),
    );
    await assert.rejects(load({ main: '{{constructor}}' }), invalid(/constructor/));
  });

  it('give up on one that grows without end', async () => {
    const wide = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`t${at}`, `{{> t${at + 1}}}`.repeat(20)]),
    );
    await assert.rejects(
      load({ main: '{{> t0}}', ...wide, t30: 'x'.repeat(20_000) }),
      invalid(/grows beyond/),
    );
  });
});
