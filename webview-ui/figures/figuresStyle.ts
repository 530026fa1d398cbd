import { css } from 'lit';

/** Figures in two columns, beside each other also at 300 pixels. */
export const figuresStyle = css`
  .figures { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.92em; margin: 4px 0; max-width: 100%; justify-self: start; }
  .figures th { font-weight: normal; text-align: left; color: var(--vscode-descriptionForeground); padding: 1px 0; }
  .figures :is(td, th[scope='col']) { text-align: right; padding: 1px 0 1px 18px; white-space: nowrap; }
  .figures thead th { border-bottom: 1px solid var(--line); }
  .figures .better { color: var(--vscode-charts-green, inherit); font-weight: 600; }
  .figures .worse { color: var(--vscode-charts-orange, inherit); font-weight: 600; }
  @container (max-width: 360px) { .figures :is(td, th[scope='col']) { padding-left: 10px; } }
`;
