import { css } from 'lit';

/** Questions and answers. */
export const conversationStyle = css`
  .conversation { position: relative; flex: 1; min-height: 0; display: flex; flex-direction: column; }
  gp-messages { display: block; flex: 1; min-height: 0; overflow: hidden auto; overflow-anchor: none; overscroll-behavior: contain; }
  gp-messages article { display: flow-root; box-sizing: border-box; padding: 0 var(--side) 16px; max-width: calc(var(--column) + 2 * var(--side)); margin: 0 auto; }
  gp-messages article:first-child { padding-top: 4px; }
  .missing { min-height: 60px; }

  .question { position: relative; padding: 7px 10px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); }
  .question .chips { margin-bottom: 6px; }
  .said { white-space: pre-wrap; }
  .command { font-family: var(--vscode-editor-font-family); font-size: 0.95em; color: var(--vscode-textLink-foreground); }
  .question .bar { position: absolute; right: 4px; bottom: -12px; padding: 1px; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; opacity: 0; }
  .question:hover .bar, .question .bar:focus-within { opacity: 1; }
  @media (hover: none) { .question .bar { opacity: 1; } }
  .question .bar:has(.versions) { position: static; justify-self: end; width: fit-content; margin: 2px -6px -2px auto; opacity: 1; background: none; border-color: transparent; }
  .versions { display: inline-flex; align-items: center; font-size: 0.92em; }

  .bar { display: flex; gap: 2px; }
  .answer { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); }
  .answer > .bar { margin: -4px 0 0 -4px; }
  .answer .cards { margin: 0; }
  .dismissed { padding: 4px 0; }

  .cite { all: unset; box-sizing: border-box; cursor: pointer; outline: 1px solid var(--vscode-contrastBorder, transparent); outline-offset: -1px; display: inline-block; min-width: 16px; height: 16px; padding: 0 4px; margin: 0 1px; border-radius: 8px; font-size: 11px; line-height: 16px; text-align: center; vertical-align: 1px; font-variant-numeric: tabular-nums; background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); }
  .cite:hover { background: var(--vscode-button-background); color: var(--vscode-button-foreground); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); }
  .sources ol { padding: 6px 0 0 22px; display: grid; gap: 4px; }
  .sources li::marker { color: var(--vscode-descriptionForeground); font-size: 0.92em; font-variant-numeric: tabular-nums; }
  .sources li .quiet { display: block; font-size: 0.92em; }

  .notices { display: grid; gap: 4px; font-size: 0.92em; }
  .notices p { display: flex; gap: 6px; align-items: baseline; }
  .notices .codicon { font-size: 12px; position: relative; top: 1px; color: var(--vscode-descriptionForeground); }
  .notices details p { margin-top: 4px; }
  .failed { display: grid; gap: 8px; justify-items: start; padding: 8px 12px; border: 1px solid var(--line); border-left: 3px solid var(--vscode-errorForeground); border-radius: 4px; background: var(--surface); }
  .failure { display: flex; gap: 6px; align-items: baseline; margin: 0 var(--side) 8px; }
  .failure .codicon { color: var(--vscode-errorForeground); position: relative; top: 2px; }

  .doing { display: flex; gap: 8px; align-items: center; min-height: 1.45em; }
  .pulse { width: 8px; height: 8px; border-radius: 50%; background: var(--vscode-progressBar-background, var(--vscode-textLink-foreground)); animation: pulse 1.2s ease-in-out infinite; flex: none; margin: 0 4px; }
  @keyframes pulse { 50% { opacity: 0.25; transform: scale(0.75); } }
  @media (prefers-reduced-motion: reduce) { .pulse { animation: none; } }

  .next { display: flex; flex-wrap: wrap; gap: 4px; }
  .next li { max-width: 100%; }
  .next .starter { border-radius: 12px; padding: 3px 10px; }

  .latest { all: unset; position: absolute; left: 50%; bottom: 8px; transform: translateX(-50%); display: flex; align-items: center; gap: 4px; padding: 3px 10px 3px 6px; border-radius: 13px; cursor: pointer; border: 1px solid var(--line); background: var(--surface); box-shadow: 0 1px 4px var(--vscode-widget-shadow, transparent); }
  .latest:hover { background: linear-gradient(var(--vscode-list-hoverBackground), var(--vscode-list-hoverBackground)), var(--surface); }
`;
