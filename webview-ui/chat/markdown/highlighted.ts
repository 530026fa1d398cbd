/** Code in colours: a tree of classes, which the style gives VS Code's usual colours. */
import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { html, type TemplateResult } from 'lit';
import { createLowlight } from 'lowlight';

type Words = readonly (string | TemplateResult)[];
type Nodes = ReturnType<typeof lowlight.highlight>['children'];

/** Longer code is read elsewhere than in a chat. */
const MAX_CHARACTERS = 20_000;

const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  php,
  python,
  ruby,
  rust,
  sql,
  typescript,
  xml,
  yaml,
});

export function highlighted(code: string, language: string): Words {
  const name = language.toLowerCase();
  if (code.length > MAX_CHARACTERS || !lowlight.registered(name)) return [code];
  try {
    return wordsOf(lowlight.highlight(name, code).children);
  } catch {
    return [code];
  }
}

function wordsOf(nodes: Nodes): Words {
  return nodes.flatMap((node): Words => {
    if (node.type === 'text') return [node.value];
    if (node.type !== 'element') return [];
    const names = node.properties.className;
    const inner = wordsOf(node.children as Nodes);
    return [html`<span class=${Array.isArray(names) ? names.join(' ') : ''}>${inner}</span>`];
  });
}
