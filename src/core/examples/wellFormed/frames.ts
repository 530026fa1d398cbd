/** What code can stand in: a part of a file reads as its language only where it belongs. Data. */
import type { LanguageId } from '../../model/language.ts';

export interface Frame {
  readonly before: string;
  readonly after: string;
}

type Pair = readonly [before: string, after: string];

const SCRIPT = frames(
  ['class C {', '}'],
  ['async function* f() {', '}'],
  ['const o = {', '};'],
  ['interface I {', '}'],
  ['switch (x) {', '}'],
  ['const v = [', '];'],
  ['f(', ');'],
  ['const v =', ';'],
  ['type T =', ';'],
  ['enum E {', '}'],
  ['const {', '} = x;'],
  ['x', ';'],
);
const MARKUP = frames(['const v = <>', '</>;'], ['const v = <a', '/>;']);
const BRACED = [
  ['class C {', '}'],
  ['class C { void f() {', '} }'],
  ['enum E {', '}'],
  ['interface I {', '}'],
  ['class C { void f() { switch (x) {', '} } }'],
  ['class C { Object o =', '; }'],
  ['class C { Object o = f(', '); }'],
  ['class C { Object o = o', '; }'],
] as const;

const FRAMES: Partial<Record<LanguageId, readonly Frame[]>> = {
  typescript: SCRIPT,
  javascript: [...SCRIPT, ...MARKUP],
  tsx: [...SCRIPT, ...MARKUP],
  jsx: [...SCRIPT, ...MARKUP],
  python: frames(['f(', ')'], ['x = {', '}'], ['x = [', ']'], ['match x:', '']),
  java: frames(...BRACED),
  csharp: frames(...BRACED, ['class C { Object o = new C {', '}; }']),
  kotlin: frames(
    ['class C {', '}'],
    ['fun f() {', '}'],
    ['fun f() { when (x) {', '} }'],
    ['val x = f(', ')'],
    ['class C(', ')'],
    ['val x = x', ''],
    ['enum class E {', '}'],
  ),
  swift: frames(
    ['class C {', '}'],
    ['func f() {', '}'],
    ['func f() { switch x {', '} }'],
    ['let x = f(', ')'],
    ['let x = [', ']'],
    ['enum E {', '}'],
    ['let x = x', ''],
    ['protocol P {', '}'],
  ),
  go: frames(
    ['package p;', ''],
    ['package p; func f() {', '}'],
    ['package p; func f() { switch x {', '} }'],
    ['package p; func f() { select {', '} }'],
    ['package p; type T struct {', '}'],
    ['package p; type I interface {', '}'],
    ['package p; var x = T{', '}'],
    ['package p; var x = f(', ')'],
    ['package p; import (', ')'],
    ['package p; const (', ')'],
    ['package p; var x = x.', ''],
  ),
  rust: frames(
    ['fn f() {', '}'],
    ['impl T {', '}'],
    ['fn f() { match x {', '} }'],
    ['struct S {', '}'],
    ['enum E {', '}'],
    ['fn f() { let x = S {', '}; }'],
    ['fn f() { g(', '); }'],
    ['fn f() { let x = x', '; }'],
    ['trait T {', '}'],
    ['use x::{', '};'],
  ),
  c: frames(
    ['void f(void) {', '}'],
    ['struct s {', '};'],
    ['void f(void) { switch (x) {', '} }'],
    ['enum e {', '};'],
    ['int x[] = {', '};'],
    ['void f(void) { g(', '); }'],
  ),
  cpp: frames(
    ['void f() {', '}'],
    ['class C {', '};'],
    ['void f() { switch (x) {', '} }'],
    ['enum e {', '};'],
    ['int x[] = {', '};'],
    ['void f() { g(', '); }'],
    ['C::C() :', '{}'],
  ),
  php: frames(
    ['<?php', ''],
    ['<?php class C {', '}'],
    ['<?php $x = [', '];'],
    ['<?php f(', ');'],
    ['<?php switch ($x) {', '}'],
    ['<?php return match ($x) {', '};'],
    ['<?php enum E {', '}'],
    ['<?php $x', ';'],
  ),
  ruby: frames(['begin', 'end'], ['case x', 'end'], ['x = [', ']'], ['x = {', '}'], ['f(', ')'], ['x', '']),
};

const ALONE: Frame = { before: '', after: '' };
/** All prose is the text of some markup: only what shows signs of it is taken for it. */
const SIGN_OF_MARKUP = /<\/|\/>|=\{/;

/** In the order in which they are tried. */
export function framesOf(language: LanguageId, code: string): readonly Frame[] {
  const own = (FRAMES[language] ?? []).filter(
    (frame) => !MARKUP.includes(frame) || SIGN_OF_MARKUP.test(code),
  );
  // What stands outside of its marks is no PHP.
  if (language === 'php' && !code.includes('<?')) return own;
  return language === 'python' ? [ALONE, ...indented(code), ...own] : [ALONE, ...own];
}

/** A head for each depth that the code comes down to, where it is indented from its beginning on. */
function indented(code: string): Frame[] {
  const depths: string[] = [];
  for (const line of code.split('\n')) {
    const depth = /^[ \t]*(?=\S)/.exec(line)?.[0];
    if (depth !== undefined && (depths.length === 0 || depth.length < depths[0]!.length))
      depths.unshift(depth);
  }
  if (depths.length === 0 || depths.at(-1) === '') return [];
  const heads = ['', ...depths.slice(0, -1).filter((depth) => depth !== '')];
  return [{ before: heads.map((depth) => `${depth}if x:\n`).join(''), after: '' }];
}

function frames(...pairs: readonly Pair[]): readonly Frame[] {
  return pairs.map(([before, after]) => ({ before: `${before}\n`, after: `\n${after}` }));
}
