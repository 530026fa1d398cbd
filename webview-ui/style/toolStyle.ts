import { css } from 'lit';

/** Tools of other servers in an answer. */
export const toolStyle = css`
  .tool-uses { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; font-size: 0.92em; }
  .tool summary { display: flex; gap: 6px; align-items: baseline; width: auto; }
  .tool summary::marker { content: none; }
  .tool summary .codicon { font-size: 13px; position: relative; top: 2px; }
  .tool[data-state='answered'] summary .codicon { color: var(--vscode-testing-iconPassed, var(--vscode-icon-foreground)); }
  .tool:is([data-state='failed'], [data-state='lost']) summary .codicon { color: var(--vscode-editorWarning-foreground); }
  .tool[data-state='running'] summary .codicon { animation: turn 1.6s linear infinite; }
  @keyframes turn { to { transform: rotate(360deg); } }
  @media (prefers-reduced-motion: reduce) { .tool[data-state='running'] summary .codicon { animation: none; } }
  .tool[open] { padding-bottom: 6px; }
  .tool > :is(p, .tool-block) { margin: 6px 0 0 19px; }
  .tool-name { font-family: var(--vscode-editor-font-family); overflow-wrap: anywhere; }
  .tool-block { display: grid; grid-template-columns: minmax(0, 1fr); gap: 3px; min-width: 0; }
  .tool-block pre { margin: 0; max-height: 180px; overflow: auto; padding: 6px 8px; border: 1px solid var(--line); border-radius: 4px; background: var(--vscode-textCodeBlock-background, var(--surface)); font: 0.92em/1.45 var(--vscode-editor-font-family); white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }

  .ask { display: grid; gap: 8px; grid-template-columns: minmax(0, 1fr); padding: 10px 12px; border: 1px solid var(--vscode-focusBorder, var(--line)); border-radius: 8px; background: var(--surface); }
  .ask h3 { display: flex; gap: 8px; align-items: baseline; margin: 0; font-size: 1em; font-weight: 600; overflow-wrap: anywhere; }
  .ask h3 .codicon { position: relative; top: 3px; }
  .ask .tool-block { font-size: 0.96em; }
  .ask .actions { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; }
  .ask .further { display: flex; flex-wrap: wrap; gap: 4px 14px; font-size: 0.92em; }
`;
