import { css } from 'lit';

/** What has been learned: cards in groups, from 300 pixels up. */
export const learnedStyle = css`
  .room { flex: 1; min-height: 0; overflow-y: auto; padding: 8px max(var(--side), calc((100% - 900px) / 2)) 32px; }
  .top { position: sticky; top: -8px; z-index: 1; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0 -4px; padding: 10px 4px; background: var(--vscode-editor-background); }
  .top h1 { flex: 1 1 260px; font-size: 1.25em; font-weight: 600; }
  .search { flex: 1 1 200px; display: flex; align-items: center; gap: 4px; position: relative; }
  .search .codicon { position: absolute; left: 7px; color: var(--vscode-descriptionForeground); pointer-events: none; }
  .search input { padding-left: 28px; }
  input::placeholder { color: var(--vscode-input-placeholderForeground, var(--vscode-descriptionForeground)); }
  .lead { margin: 2px 0 14px; max-width: 68ch; }

  .group { margin: 0 0 18px; scroll-margin-top: 56px; }
  .group > summary { display: flex; align-items: center; gap: 8px; width: auto; padding: 6px 2px; color: var(--vscode-foreground); list-style: none; border-bottom: 1px solid var(--line); }
  .group > summary::-webkit-details-marker { display: none; }
  .unclear { margin-block: 8px; }
  .unclear[open] > summary { margin-bottom: 8px; }
  .group > summary .codicon { transition: transform 0.1s; }
  .group[open] > summary .codicon-chevron-right { transform: rotate(90deg); }
  .group h2 { font-size: 1.05em; }
  .count { padding: 0 6px; border-radius: 9px; font-size: 0.85em; color: var(--vscode-badge-foreground); background: var(--vscode-badge-background); border: 1px solid var(--vscode-contrastBorder, transparent); }
  .group > p { margin: 8px 0 4px; max-width: 68ch; }

  .item { padding: 10px 4px 10px 10px; border-bottom: 1px solid var(--line); content-visibility: auto; contain-intrinsic-size: auto 110px; display: grid; gap: 3px; }
  .item:hover { background: var(--vscode-list-hoverBackground); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  .item.off h3 { color: var(--vscode-descriptionForeground); text-decoration: line-through; text-decoration-thickness: 1px; }
  .item.off .effect { color: var(--vscode-descriptionForeground); }
  .head { display: flex; align-items: flex-start; gap: 10px; }
  .head h3 { flex: 1; min-width: 0; }
  .head h3 code { font-weight: 600; }
  .figure { flex: none; width: 52px; font-variant-numeric: tabular-nums; font-weight: 600; color: var(--vscode-descriptionForeground); }
  .figure .codicon { margin-top: 1px; }
  .meter { position: relative; height: 8px; margin-top: 6px; border: 1px solid var(--line); border-radius: 4px; overflow: hidden; }
  .meter::after { content: ''; position: absolute; inset: 0 auto 0 50%; width: 1px; background: var(--vscode-descriptionForeground); }
  .meter i { position: absolute; top: 0; bottom: 0; forced-color-adjust: none; }
  .meter .up { left: 50%; background: var(--vscode-charts-green, #388a34); }
  .meter .down { right: 50%; background: var(--vscode-charts-orange, #d18616); }
  .item > :not(.head) { margin-left: 62px; }
  .effect { display: flex; gap: 6px; }
  .effect .codicon { font-size: 14px; margin-top: 3px; color: var(--vscode-descriptionForeground); }
  .marks { display: flex; flex-wrap: wrap; gap: 2px 10px; font-size: 0.92em; }
  .marks li { display: inline-flex; align-items: center; gap: 3px; color: var(--vscode-descriptionForeground); }
  .marks .codicon { font-size: 13px; }
  .item details > summary { display: flex; align-items: center; gap: 10px; }
  .item details > summary::before { content: '▸'; font-size: 0.8em; }
  .item details[open] > summary::before { content: '▾'; }
  .evidence { padding: 4px 0 2px 14px; display: grid; gap: 3px; }
  .places { padding: 1px 0 1px 12px; display: grid; gap: 1px; }
  .trend { display: inline-flex; align-items: center; gap: 5px; font-size: 0.92em; }
  .trend polyline { fill: none; stroke: currentColor; stroke-width: 1.4; }
  .trend circle { fill: currentColor; }
  .trend.rising { color: var(--vscode-charts-green, inherit); }
  .trend.falling { color: var(--vscode-charts-orange, inherit); }

  .versions { display: grid; gap: 6px; margin-top: 4px; }
  .versions .head { gap: 8px; align-items: baseline; }
  .versions .head p { flex: 1; min-width: 0; }
  .versions .head > .codicon { font-size: 14px; align-self: start; margin-top: 2px; color: var(--vscode-descriptionForeground); }
  .versions .current .head > .codicon { color: var(--vscode-charts-green, inherit); }
  .versions li > :not(.head) { margin-left: 22px; }
  .mark { color: var(--vscode-charts-green, inherit); }
  .adapter .link { flex: none; }
  .aside { display: grid; gap: 6px; justify-items: start; margin: 8px 0; max-width: 68ch; }
  p.aside { grid-template-columns: auto 1fr; gap: 8px; }
  .aside.failed .codicon { color: var(--vscode-errorForeground); }

  .edit { display: grid; gap: 8px; margin: 6px 0; padding: 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); max-width: 480px; }
  .edit label { display: grid; gap: 3px; }
  .edit .slide { display: flex; align-items: center; gap: 10px; }
  .edit input[type='range'] { flex: 1; min-width: 0; accent-color: var(--vscode-button-background, auto); }
  .edit output { min-width: 8ch; font-variant-numeric: tabular-nums; }
  .buttons { display: flex; flex-wrap: wrap; gap: 6px; }
  .more { margin: 10px 0 0 10px; }
  .foot { margin-top: 8px; }
  vscode-progress-bar { position: absolute; inset: 0 0 auto; }

  @container (max-width: 520px) {
    .item > :not(.head) { margin-left: 0; }
    .head { gap: 8px; }
    .group { scroll-margin-top: 116px; }
    .figure { width: 40px; }
    .versions li > :not(.head) { margin-left: 0; }
  }
  @media (prefers-reduced-motion: reduce) { .group > summary .codicon { transition: none; } }
`;
