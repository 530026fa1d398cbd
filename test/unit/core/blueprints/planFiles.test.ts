import assert from 'node:assert/strict';
import { baseIn, notePath, noteText } from '../../../../src/core/blueprints/generated.ts';
import { mergeTexts, planFile, type Standing } from '../../../../src/core/blueprints/planFiles.ts';

const BASE = 'one\ntwo\nthree\nfour\n';

function planned(now: string | undefined, text: string, base?: string, force = false) {
  const standing: Standing =
    now === undefined ? { type: 'nothing' } : { type: 'text', text: now, hash: 'of what is there' };
  const { planned: file, edit } = planFile({ file: { path: 'a.ts', text }, standing, base, force });
  return { state: file.state, text: file.text, writes: edit?.type };
}

describe('a file that is generated', () => {
  it('is new where nothing is, and the same where it stands as it would be', () => {
    assert.deepEqual(planned(undefined, BASE), { state: 'new', text: BASE, writes: 'create' });
    assert.deepEqual(planned(BASE, BASE), { state: 'same', text: BASE, writes: undefined });
  });

  it('never goes over a file that nobody generated, unless it is forced', () => {
    assert.deepEqual(planned('mine', BASE), { state: 'taken', text: BASE, writes: undefined });
    assert.deepEqual(planned('mine', BASE, undefined, true), {
      state: 'taken',
      text: BASE,
      writes: 'change',
    });
  });

  it('leaves what a person changed since, when the blueprint did not', () => {
    assert.deepEqual(planned('mine', BASE, BASE), { state: 'same', text: 'mine', writes: undefined });
  });

  it('follows the blueprint where the person changed nothing', () => {
    assert.deepEqual(planned(BASE, 'new', BASE), { state: 'changed', text: 'new', writes: 'change' });
  });

  it('is merged where both changed in different places', () => {
    const now = BASE.replace('one', 'one of mine');
    const text = BASE.replace('four', 'four and five');
    assert.deepEqual(planned(now, text, BASE), {
      state: 'merged',
      text: 'one of mine\ntwo\nthree\nfour and five\n',
      writes: 'change',
    });
  });

  it('is in conflict where both changed in one place: nothing is written, and forced the new text counts there alone', () => {
    const now = BASE.replace('one', 'mine').replace('two', 'my two');
    const text = BASE.replace('two', 'its two');
    assert.equal(planned(now, text, BASE).writes, undefined);
    assert.equal(planned(now, text, BASE).state, 'conflict');
    assert.deepEqual(planned(now.replace('four', 'my four'), text, BASE, true), {
      state: 'conflict',
      text: 'one\nits two\nthree\nmy four\n',
      writes: 'change',
    });
  });

  it('goes over no folder and no link, forced or not', () => {
    const standing = { type: 'other', what: 'is a folder' } as const;
    const { planned: file, edit } = planFile({
      file: { path: 'a', text: 'x' },
      standing,
      base: undefined,
      force: true,
    });
    assert.deepEqual([file.state, edit], ['taken', undefined]);
  });
});

describe('three texts that are merged', () => {
  it('come to one where both say the same', () => {
    assert.deepEqual(mergeTexts({ now: 'a\nb', base: 'a', text: 'a\nb' }), { merged: 'a\nb', conflicts: 0 });
  });
});

describe('the note of what was generated', () => {
  const note = {
    path: 'src/a.ts',
    blueprint: 'observer',
    language: 'typescript',
    values: { parts: ['a'] },
    text: BASE,
  } as const;

  it('gives the text back to the path that it is of, and to no other', () => {
    assert.equal(baseIn(noteText(note), 'src/a.ts'), BASE);
    assert.equal(baseIn(noteText(note), 'src/b.ts'), undefined);
  });

  it('counts for nothing when it is damaged', () => {
    for (const text of ['', '{', 'null', '{"version":2}', noteText(note).slice(0, 40)])
      assert.equal(baseIn(text, 'src/a.ts'), undefined);
  });

  it('lies apart for each path', () => {
    assert.notEqual(notePath('a/x.ts'), notePath('b/x.ts'));
  });
});
