import { css } from 'lit';

/** The text of an answer. */
export const markdownStyle = css`
  .markdown { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; line-height: 1.5; }
  .markdown:empty { display: none; }
  .markdown :is(h3, h4, h5) { font-weight: 600; margin: 6px 0 0; line-height: 1.3; }
  .markdown h3 { font-size: 1.2em; }
  .markdown h4 { font-size: 1.08em; }
  .markdown h5 { font-size: 1em; }
  .markdown > :first-child { margin-top: 0; }
  .markdown :is(ul, ol) { padding-left: 20px; list-style: revert; display: grid; grid-template-columns: minmax(0, 1fr); gap: 3px; }
  .markdown li > :is(ul, ol, p, .code, blockquote) { margin-top: 4px; }
  .markdown li > p:first-child { margin-top: 0; }
  .markdown .task { list-style: none; margin-left: -20px; }
  .markdown .task .codicon { font-size: 14px; vertical-align: -2px; }
  .markdown code { font-size: 0.92em; padding: 1px 4px; border-radius: 3px; background: var(--vscode-textCodeBlock-background); overflow-wrap: anywhere; }
  .markdown blockquote { margin: 0; padding: 2px 10px; border-left: 3px solid var(--vscode-textBlockQuote-border, var(--line)); display: grid; gap: 6px; }
  .markdown hr { border: 0; border-top: 1px solid var(--line); margin: 4px 0; width: 100%; }
  .markdown .raw { white-space: pre-wrap; }
  .markdown .table { overflow-x: auto; max-width: 100%; }
  .markdown table { border-collapse: collapse; font-size: 0.95em; }
  .markdown :is(th, td) { padding: 3px 10px; border: 1px solid var(--line); vertical-align: top; min-width: 48px; overflow-wrap: normal; }
  .markdown th { font-weight: 600; background: var(--vscode-textCodeBlock-background); }
`;
