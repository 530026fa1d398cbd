import { css } from 'lit';

/** Code, in the colours of VS Code's own light and dark themes: a page is not told those of the theme's tokens. */
export const codeStyle = css`
  .code { border: 1px solid var(--line); border-radius: 6px; overflow: hidden; background: var(--vscode-textCodeBlock-background); }
  .code figcaption { display: flex; align-items: center; justify-content: space-between; min-height: 26px; padding: 0 2px 0 10px; font-size: 0.85em; color: var(--vscode-descriptionForeground); border-bottom: 1px solid var(--line); }
  .code pre { margin: 0; padding: 8px 10px; overflow-x: auto; outline-offset: -1px; tab-size: 2; }
  .code pre code { display: block; width: fit-content; min-width: 100%; padding: 0; background: none; font-size: var(--vscode-editor-font-size, 0.95em); line-height: 1.45; white-space: pre; overflow-wrap: normal; }

  :host { --keyword: #569cd6; --string: #ce9178; --comment: #7cb167; --number: #b5cea8; --type: #4ec9b0; --function: #dcdcaa; --name: #9cdcfe; --deleted: #f48771; }
  :host-context(:is(.vscode-light, .vscode-high-contrast-light)) { --keyword: #0000e0; --string: #a31515; --comment: #007000; --number: #0b7048; --type: #1f6e86; --function: #6b4f1c; --name: #001080; --deleted: #a31515; }
  :is(.hljs-keyword, .hljs-literal, .hljs-tag, .hljs-name, .hljs-selector-tag, .hljs-built_in) { color: var(--keyword); }
  :is(.hljs-string, .hljs-regexp, .hljs-addition, .hljs-template-tag) { color: var(--string); }
  :is(.hljs-comment, .hljs-quote) { color: var(--comment); }
  :is(.hljs-number, .hljs-symbol, .hljs-bullet) { color: var(--number); }
  :is(.hljs-type, .hljs-class, .hljs-title.class_, .hljs-section) { color: var(--type); }
  :is(.hljs-title, .hljs-title.function_, .hljs-meta) { color: var(--function); }
  :is(.hljs-attr, .hljs-attribute, .hljs-property, .hljs-variable, .hljs-template-variable, .hljs-params) { color: var(--name); }
  .hljs-title.class_ { color: var(--type); }
  .hljs-addition { color: var(--comment); }
  .hljs-deletion { color: var(--deleted); }
  .hljs-emphasis { font-style: italic; }
  .hljs-strong { font-weight: 600; }
`;
