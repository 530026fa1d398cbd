import { css } from 'lit';

/** Columns where there is room for them, else one below the other; from 300 pixels up. */
export const newProjectStyle = css`
  .room { flex: 1; min-height: 0; overflow-y: auto; padding: 8px max(var(--side), calc((100% - 1280px) / 2)) 32px; display: grid; gap: 12px; grid-template-columns: minmax(0, 1fr); align-content: start; grid-auto-rows: max-content; }
  .top { position: sticky; top: -8px; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 -4px; padding: 10px 4px; background: var(--vscode-editor-background); }
  .top h1 { flex: 1 1 160px; font-size: 1.25em; font-weight: 600; }
  .buttons { display: flex; flex-wrap: wrap; gap: 6px; }
  blockquote { margin: 0; padding: 2px 0 2px 12px; border-left: 3px solid var(--vscode-textBlockQuote-border, var(--line)); max-width: 80ch; overflow-wrap: anywhere; }
  .chip { height: auto; min-height: 22px; flex-wrap: wrap; }
  .chip.assumed { border-style: dashed; }
  .note { display: flex; gap: 7px; max-width: 80ch; }
  .note .codicon { margin-top: 2px; }
  .note.good .codicon { color: var(--vscode-charts-green, inherit); }
  .link { text-decoration: underline; }

  .table { overflow-x: auto; max-width: 100%; }
  table { border-collapse: collapse; }
  th, td { padding: 5px 18px 5px 0; text-align: left; font-weight: normal; border-bottom: 1px solid var(--line); vertical-align: baseline; }
  thead th { font-weight: 600; }
  .fit :is(th, td) { font-weight: 600; border-bottom: none; font-variant-numeric: tabular-nums; }
  .dots { display: inline-flex; gap: 3px; margin-right: 7px; }
  .dots i { width: 8px; height: 8px; box-sizing: border-box; border-radius: 50%; border: 1px solid var(--vscode-descriptionForeground); }
  .dots i.on { background: var(--vscode-charts-blue, currentColor); border-color: var(--vscode-charts-blue, currentColor); forced-color-adjust: none; }
  .words { color: var(--vscode-descriptionForeground); font-size: 0.92em; white-space: nowrap; }

  .columns { display: grid; gap: 14px; grid-template-columns: repeat(var(--count), minmax(0, 1fr)); align-items: start; }
  article { display: grid; gap: 10px; grid-template-columns: minmax(0, 1fr); padding: 14px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
  article > h2 { font-size: 1.1em; }
  .as { display: flex; gap: 6px; }
  figure { display: grid; gap: 3px; justify-items: center; padding: 6px 0; }
  .boxes { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; }
  .box { padding: 4px 12px; border: 1px solid var(--vscode-charts-blue, var(--line)); border-radius: 4px; background: var(--vscode-editor-background); }
  .arrow { color: var(--vscode-descriptionForeground); line-height: 1.1; }
  .parts { display: grid; gap: 4px; }
  .parts dt { display: inline; font-weight: 600; color: var(--vscode-foreground); }
  .parts dt::after { content: ': '; }
  .parts dd { display: inline; }
  pre { margin: 6px 0 0; padding: 8px 10px; overflow-x: auto; font-family: var(--vscode-editor-font-family); font-size: 0.92em; line-height: 1.35; background: var(--vscode-textCodeBlock-background, transparent); border-radius: 4px; }
  .listed { display: grid; gap: 3px; padding: 6px 0 0 18px; list-style: disc; }
  .notice { margin: 12vh auto 0; max-width: 54ch; text-align: center; display: grid; gap: 10px; justify-items: center; }
  .notice > .codicon { font-size: 32px; color: var(--vscode-descriptionForeground); }
  .notice.failed > .codicon { color: var(--vscode-errorForeground); }
  vscode-progress-bar { position: absolute; inset: 0 0 auto; }

  @container (max-width: 900px) { .columns { grid-template-columns: minmax(0, 1fr); } }
  @container (max-width: 620px) { .words { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; } .dots { margin: 0; } th, td { padding-right: 10px; } }
`;
