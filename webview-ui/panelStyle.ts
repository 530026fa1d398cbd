import { css } from 'lit';

/** VS Code's own colours only; readable from 200 pixels up. */
export const panelStyle = css`
  :host { display: block; color: var(--vscode-foreground); font: var(--vscode-font-weight) var(--vscode-font-size) / 1.45 var(--vscode-font-family); padding-bottom: 12px; }
  h1 { font-size: 1.15em; margin: 8px 0 6px; font-weight: 600; overflow-wrap: anywhere; }
  h2 { font-size: 1em; margin: 16px 0 8px; font-weight: 600; }
  h3 { font-size: 1em; margin: 0 0 4px; font-weight: 600; overflow-wrap: anywhere; }
  p { margin: 0 0 6px; overflow-wrap: anywhere; }
  .quiet, .count, dt { color: var(--vscode-descriptionForeground); }
  .count { font-weight: 400; }
  dl { display: flex; flex-wrap: wrap; gap: 4px 16px; margin: 0 0 12px; }
  dl div { display: flex; flex-direction: column-reverse; }
  dt { font-size: 0.85em; } dd { margin: 0; font-size: 1.15em; font-variant-numeric: tabular-nums; }
  form { display: flex; flex-wrap: wrap; gap: 6px; margin: 0 0 8px; }
  form vscode-textfield { flex: 1 1 140px; width: auto; min-width: 0; }
  article, .answer { border: 1px solid var(--vscode-widget-border, var(--vscode-panel-border, transparent)); background: var(--vscode-editorWidget-background, var(--vscode-sideBar-background)); border-radius: 4px; padding: 8px 10px; margin: 0 0 8px; }
  ul, ol { margin: 0 0 8px; padding: 0 0 0 18px; } ul { list-style: none; padding: 0; } li { margin: 2px 0; overflow-wrap: anywhere; }
  li .quiet { display: block; font-size: 0.92em; }
  .actions { display: flex; flex-wrap: wrap; gap: 6px; }
  .link { all: unset; color: var(--vscode-textLink-foreground); cursor: pointer; overflow-wrap: anywhere; }
  .link:hover { text-decoration: underline; }
  .link:focus-visible, .kind:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
  .kinds { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 8px; }
  .kind { all: unset; cursor: pointer; border-radius: 10px; padding: 1px 8px; font-size: 0.92em; border: 1px solid var(--vscode-widget-border, var(--vscode-descriptionForeground)); }
  .kind[aria-pressed='true'] { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); }
  .centre { display: grid; justify-items: center; gap: 10px; padding: 24px 8px; text-align: center; }
  .notice { display: grid; grid-auto-flow: row; gap: 6px; justify-items: start; padding: 8px 10px; margin: 8px 0; border-radius: 4px; background: var(--vscode-editorWidget-background); }
  .notice p { margin: 0; }
  .failing { border-left: 3px solid var(--vscode-errorForeground); }
`;
