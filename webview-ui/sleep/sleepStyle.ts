import { css } from 'lit';

/** A report: figures and plots, from 300 pixels up. */
export const sleepStyle = css`
  .room { flex: 1; min-height: 0; overflow-y: auto; padding: 8px max(var(--side), calc((100% - 760px) / 2)) 32px; }
  .top { position: sticky; top: -8px; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 -4px; padding: 10px 4px; background: var(--vscode-editor-background); }
  .top h1 { flex: 1 1 160px; font-size: 1.25em; font-weight: 600; }
  .buttons { display: flex; flex-wrap: wrap; gap: 6px; }

  .when { font-size: 1.05em; margin: 10px 0 6px; }
  .earlier { font-size: 1.05em; margin: 22px 0 4px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
  .night { display: grid; grid-template-columns: minmax(0, 1fr); gap: 12px; }
  .night.undone :is(.language, .habits, .summary) { opacity: 0.75; }
  .end { display: flex; gap: 7px; max-width: 68ch; }
  .codicon.good, .outcome.good, .end.good .codicon { color: var(--vscode-charts-green, inherit); }
  .codicon.warned, .outcome.warned { color: var(--vscode-charts-orange, inherit); }
  .codicon.bad, .outcome.bad, .end.bad .codicon { color: var(--vscode-errorForeground); }
  .codicon.calm, .outcome.calm, .end.calm .codicon { color: var(--vscode-descriptionForeground); }
  .end .codicon { margin-top: 2px; }

  .summary { display: flex; flex-wrap: wrap; gap: 8px 28px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
  .summary dt { font-size: 0.92em; }

  .language { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; padding-top: 12px; border-top: 1px solid var(--line); }
  .head { display: flex; align-items: center; gap: 8px; }
  .head h3, .head h2 { flex: 1; min-width: 0; }
  .outcome { font-weight: 600; }
  .reasons { display: grid; gap: 3px; padding-left: 18px; list-style: disc; max-width: 68ch; }
  .plot { margin: 6px 0 2px; max-width: 520px; }
  .plot svg { display: block; width: 100%; height: auto; overflow: visible; }
  .plot .grid { stroke: currentColor; stroke-opacity: 0.16; stroke-width: 1; }
  .plot .label { fill: var(--vscode-descriptionForeground); font-size: 11px; font-variant-numeric: tabular-nums; }
  .plot .loss { fill: none; stroke: var(--vscode-charts-blue, currentColor); stroke-width: 1.6; stroke-linejoin: round; forced-color-adjust: none; }
  .plot .end { fill: var(--vscode-charts-blue, currentColor); forced-color-adjust: none; }
  figcaption { font-size: 0.92em; }
  figcaption strong { color: var(--vscode-foreground); }
  .habits ul { display: grid; gap: 3px; padding: 6px 0 0 18px; list-style: disc; }

  .past > summary { display: flex; flex-wrap: wrap; gap: 4px 8px; width: auto; padding: 7px 2px; color: var(--vscode-foreground); list-style: none; border-bottom: 1px solid var(--line); }
  .past > summary::-webkit-details-marker { display: none; }
  .past > summary:hover { background: var(--vscode-list-hoverBackground); }
  .past > .night { padding: 12px 0 18px 24px; }

  .now { display: grid; gap: 8px; margin: 4px 0 14px; padding: 12px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
  .now > .head > .codicon { font-size: 18px; color: var(--vscode-descriptionForeground); }
  .bar { height: 4px; border-radius: 2px; background: color-mix(in srgb, currentColor 15%, transparent); overflow: hidden; }
  .bar i { display: block; height: 100%; border-radius: 2px; background: var(--vscode-progressBar-background, var(--vscode-charts-blue, currentColor)); transition: width 0.2s; forced-color-adjust: none; }
  .bar.endless i { width: 30%; animation: pass 2.4s ease-in-out infinite; }
  @keyframes pass { from { margin-left: -30%; } to { margin-left: 100%; } }

  .foot { margin-top: 18px; }
  vscode-progress-bar { position: absolute; inset: 0 0 auto; }

  .now > p::first-letter { text-transform: uppercase; }

  @container (max-width: 400px) { .plot .label { font-size: 19px; } .plot .loss { stroke-width: 2.4; } }
  @container (max-width: 520px) {
    .summary { display: grid; gap: 6px; }
    .past > .night { padding-left: 0; }
  }
  @media (prefers-reduced-motion: reduce) {
    .bar i { transition: none; }
    .bar.endless i { animation: none; width: 100%; opacity: 0.5; }
  }
`;
