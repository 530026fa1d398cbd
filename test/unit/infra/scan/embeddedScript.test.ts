import assert from 'node:assert/strict';
import type { LanguageId } from '../../../../src/core/model/language.ts';
import { scriptUnit } from '../../../../src/infra/scan/embeddedScript.ts';
import { scanImports } from '../../../../src/infra/scan/importScan.ts';

function summary(language: LanguageId, text: string): readonly string[] {
  const unit = scriptUnit(language, text);
  const imports = scanImports(`a.${language}`, unit)?.imports ?? [];
  return [...unit.linked, ...imports].map(({ line, start, end, specifier }) => {
    assert.equal(text.slice(start, end), specifier);
    return `${line} ${specifier}`;
  });
}

describe('the script of a component', () => {
  it('keeps its offsets and lines, in all blocks of a Vue file', () => {
    const text = `<template><p title="import './no'">über 🙂</p></template>
<script lang="ts">
import { a } from './a';
</script>
<script setup lang="ts" generic="T extends Record<string, unknown>">
import b from './b.vue'; const lazy = () => import('./lazy.vue');
</script>
<style>@import './no.css';</style>
`;
    const unit = scriptUnit('vue', text);
    assert.equal(unit.text.length, text.length);
    assert.equal(unit.language, 'typescript');
    assert.deepEqual(summary('vue', text), ['3 ./a', '6 ./b.vue', '6 ./lazy.vue']);
  });

  it('may lie in a file of its own', () => {
    assert.deepEqual(summary('vue', '<template/>\n<script lang="ts" src="./panel.ts"></script>'), [
      '2 ./panel.ts',
    ]);
    assert.deepEqual(
      summary('svelte', '<svelte:head><script src="/analytics.js"></script></svelte:head>'),
      [],
    );
  });

  it('stands between dashes in an Astro file, and in tags below', () => {
    const text = `---
import A from '../a.astro';
if (!A) return await fetch('/');
---
<A title="---" />
<script>import './client';</script>
`;
    assert.deepEqual(summary('astro', text), ['2 ../a.astro', '6 ./client']);
  });

  it('is read in both blocks of a Svelte file', () => {
    const text =
      "<script module>import './m'</script>\n<script>import './i'\nlet { x } = $props()</script>{#if x}<p/>{/if}";
    assert.deepEqual(summary('svelte', text), ['1 ./m', '2 ./i']);
  });

  it('is written in the richest dialect that a block asks for', () => {
    const of = (...langs: string[]) =>
      scriptUnit('vue', langs.map((lang) => `<script${lang}></script>`).join('')).language;
    assert.equal(of(''), 'javascript');
    assert.equal(of(' type="module"'), 'javascript');
    assert.equal(of('', ' lang="ts"'), 'typescript');
    assert.equal(of(" lang='tsx'", ' lang="ts"'), 'tsx');
    assert.equal(of(' lang="jsx"'), 'jsx');
  });

  it('is none in comments, in data, and in other languages', () => {
    const text = `<!-- <script>import './no'</script> -->
<script type="application/json">{"import": "./no"}</script><script lang="coffee">import './no'</script>
<script>import './yes'</script>`;
    assert.deepEqual(summary('vue', text), ['3 ./yes']);
  });

  it('may be cut off', () => {
    assert.deepEqual(summary('vue', "<script>import './a'\n"), ['1 ./a']);
    assert.deepEqual(summary('vue', '<script lang="'), []);
    assert.deepEqual(summary('vue', '<!-- <script>'), []);
    assert.deepEqual(summary('astro', "---\nimport './a'"), []);
  });

  for (const [what, text] of [
    ['tags that never close', '<script '.repeat(100_000)],
    ['blocks that never close', '<script>'.repeat(100_000)],
    ['quotes that never close', '<script "'.repeat(100_000)],
    ['comments that never close', '<!--<script>'.repeat(100_000)],
  ] as const) {
    it(`is found in time that grows with the text, for ${what}`, () => {
      assert.equal(scriptUnit('vue', text).text.length, text.length);
    }).timeout(20_000);
  }
});

describe('a file that is no component', () => {
  it('is its own script', () => {
    const text = '<script>const a = 1;</script>';
    assert.deepEqual(scriptUnit('tsx', text), { language: 'tsx', text, linked: [] });
  });
});
