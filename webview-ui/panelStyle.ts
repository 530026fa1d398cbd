import { css } from 'lit';

/** VS Code's own colours only; one column from 200 pixels up, cards side by side where there is room. */
export const panelStyle = css`
  :host { display: block; container-type: inline-size; color: var(--vscode-foreground); font: var(--vscode-font-weight) var(--vscode-font-size) / 1.45 var(--vscode-font-family); }
  main { padding: 4px 0 16px; }
  h1, h2, h3, p, dl, dd, ul, ol { margin: 0; }
  .name { font-size: 1.15em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  h2, h3 { font-size: 1em; font-weight: 600; overflow-wrap: anywhere; }
  main > h2 { margin: 20px 0 8px; }
  h2 .quiet { font-weight: 400; }
  p, li { overflow-wrap: anywhere; }
  .quiet, dt, summary { color: var(--vscode-descriptionForeground); }
  code { font-family: var(--vscode-editor-font-family); font-size: 0.95em; color: inherit; }

  /* Sizes in thirds above, health in halves below; all five in one row where there is room. */
  .overview { margin: 8px 0 16px; }
  dl { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 8px 12px; margin-top: 8px; }
  dl div { display: flex; flex-direction: column; grid-column: span 2; }
  dl div:nth-child(n + 4) { grid-column: span 3; }
  dt { font-size: 0.85em; }
  dd { order: -1; font-size: 1.3em; line-height: 1.25; font-variant-numeric: tabular-nums; white-space: nowrap; }

  form { display: flex; gap: 6px; }
  form vscode-textfield { flex: 1; width: auto; min-width: 0; }
  form vscode-button { flex: none; }

  article, .answer, .notice { border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, transparent))); background: var(--vscode-editorWidget-background, var(--vscode-sideBar-background)); border-radius: 4px; padding: 10px 12px; }
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 440px), 1fr)); gap: 8px; margin-bottom: 8px; }
  article { display: flex; flex-direction: column; gap: 8px; }
  .answer { margin-top: 8px; }
  .bar { display: flex; gap: 8px; justify-content: space-between; align-items: start; }
  .answer p { margin-top: 4px; }
  .answer .place { margin-left: 12px; }
  .meta { display: flex; gap: 6px; align-items: baseline; }

  ul { list-style: none; padding: 0; }
  ol { padding: 4px 0 0 20px; }
  li + li { margin-top: 4px; }
  li .quiet { display: block; font-size: 0.92em; }
  summary { cursor: pointer; width: fit-content; }
  summary:hover { color: var(--vscode-foreground); }
  details ul { margin-top: 4px; }
  .actions { display: flex; flex-wrap: wrap; gap: 6px; margin-top: auto; }

  .link { all: unset; color: var(--vscode-textLink-foreground); cursor: pointer; overflow-wrap: anywhere; }
  .link:hover { text-decoration: underline; }
  .link:focus-visible, .kind:focus-visible, summary:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }

  .kinds { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 8px; }
  .kind { all: unset; cursor: pointer; border-radius: 11px; padding: 1px 9px; font-size: 0.92em; border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-descriptionForeground))); }
  .kind:hover { background: var(--vscode-list-hoverBackground); }
  .kind[aria-pressed='true'] { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border-color: var(--vscode-contrastActiveBorder, transparent); }

  .welcome { display: grid; gap: 12px; max-width: 300px; padding-top: 8px; }
  .unseen { position: absolute; clip-path: inset(50%); }
  .notice { display: grid; gap: 8px; justify-items: start; margin: 4px 0 12px; }
  .failing { border-left: 3px solid var(--vscode-errorForeground); }
  .progress { display: grid; gap: 6px; width: 100%; max-width: 320px; }

  @container (min-width: 480px) {
    dl { grid-template-columns: repeat(5, max-content); gap: 8px 32px; }
    dl div, dl div:nth-child(n + 4) { grid-column: auto; }
    form { max-width: 560px; }
  }
`;
