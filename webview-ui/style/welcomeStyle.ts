import { css } from 'lit';

/** What is known of the workspace, questions to begin with, and suggestions. */
export const welcomeStyle = css`
  .name { font-size: 1.15em; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .welcome-room > h2 { margin-block: 20px 8px; }
  h2 .quiet { font-weight: 400; }

  /* Sizes in thirds above, health in halves below; all five in one row where there is room. */
  .overview { margin-block: 4px 16px; }
  dl { display: grid; grid-template-columns: repeat(6, minmax(0, 1fr)); gap: 8px 12px; margin-top: 8px; }
  dl div { display: flex; flex-direction: column; grid-column: span 2; }
  dl div:nth-child(n + 4) { grid-column: span 3; }
  dt { font-size: 0.85em; }
  dd { order: -1; font-size: 1.3em; line-height: 1.25; font-variant-numeric: tabular-nums; white-space: nowrap; }

  .starters { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 210px), 1fr)); gap: 4px; }
  .starter { all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 8px; width: 100%; padding: 5px 8px; border: 1px solid var(--line); border-radius: 6px; cursor: pointer; }
  .starter:hover { background: var(--vscode-list-hoverBackground); border-color: var(--vscode-contrastActiveBorder, var(--line)); }
  .starter .codicon { color: var(--vscode-icon-foreground); }

  .card, .notice { border: 1px solid var(--line); background: var(--surface); border-radius: 6px; padding: 10px 12px; }
  .cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 340px), 1fr)); gap: 8px; margin-block: 0 8px; }
  .card { position: relative; display: flex; flex-direction: column; gap: 8px; }
  .card :is(ul, ol) li + li { margin-top: 4px; }
  .card ol { padding: 4px 0 0 20px; }
  .card li .quiet { display: block; font-size: 0.92em; }
  .card details ul { margin-top: 4px; }
  .meta { display: flex; gap: 6px; align-items: baseline; }
  .actions { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin-top: auto; }
  .actions .dismiss { position: absolute; top: 6px; right: 6px; }
  .actions .why { margin-left: auto; }
  .card h3 { padding-right: 20px; }
  .aside { margin-block: 8px; }
  .aside[open] > summary { margin-bottom: 8px; }
  .hidden-suggestion { display: flex; flex-wrap: wrap; gap: 6px 12px; align-items: center; justify-content: space-between; padding-block: 4px; }
  .hidden-suggestion > span { flex: 1 1 180px; min-width: 0; }

  .kinds { display: flex; flex-wrap: wrap; gap: 4px; margin-block: 0 8px; }
  .kind { all: unset; cursor: pointer; border-radius: 11px; padding: 1px 9px; font-size: 0.92em; border: 1px solid var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-descriptionForeground))); }
  .kind:hover { background: var(--vscode-list-hoverBackground); }
  .kind[aria-pressed='true'] { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border-color: var(--vscode-contrastActiveBorder, transparent); }

  .welcome { display: grid; gap: 12px; max-width: 300px; padding-top: 8px; }
  .notice { display: grid; gap: 8px; justify-items: start; margin-block: 4px 12px; }
  main > .notice { margin: 0 var(--side) 8px; }
  .failing { border-left: 3px solid var(--vscode-errorForeground); }
  .progress { display: grid; gap: 6px; width: 100%; max-width: 320px; }

  @container (min-width: 480px) {
    dl { grid-template-columns: repeat(5, max-content); gap: 8px 32px; }
    dl div, dl div:nth-child(n + 4) { grid-column: auto; }
  }
`;
