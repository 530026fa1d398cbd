import { css } from 'lit';

/** VS Code's own colours only; details beside the drawing where there is room, else below it. */
export const mapStyle = css`
  :host { --unit: 1px; display: block; height: 100%; container-type: size; color: var(--vscode-foreground); background: var(--vscode-editor-background); font: var(--vscode-font-weight, 400) var(--vscode-font-size, 13px) / 1.45 var(--vscode-font-family, sans-serif); --edge: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, var(--vscode-descriptionForeground)))); --ground: var(--vscode-editor-background); --line: var(--vscode-descriptionForeground); --blue: var(--vscode-charts-blue, var(--vscode-focusBorder)); --warn: var(--vscode-editorWarning-foreground); --bad: var(--vscode-errorForeground); }
  .frame { display: flex; flex-direction: column; height: 100%; }
  .body { display: flex; flex: 1; min-height: 0; }
  .stage { position: relative; flex: 1; min-width: 0; min-height: 0; overflow: hidden; display: flex; flex-direction: column; }
  svg#drawing { display: block; flex: 1; width: 100%; min-height: 0; cursor: grab; user-select: none; touch-action: none; outline: none; font-family: inherit; }
  svg#drawing.dragging { cursor: grabbing; }
  svg#drawing:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }

  text { font-size: 12px; fill: var(--vscode-foreground); pointer-events: none; }
  .title { font-weight: 600; }
  .count, .layer { font-size: 11px; fill: var(--vscode-descriptionForeground); }
  .layer { font-weight: 600; }
  .mark { text-anchor: end; font-size: 11px; font-weight: 600; fill: var(--warn); }
  .mark.bad { fill: var(--bad); }
  .far { text-anchor: middle; font-weight: 600; dominant-baseline: central; }
  .over { paint-order: stroke; stroke: var(--ground); stroke-linejoin: round; stroke-width: calc(var(--unit) * 4); }
  .numbers text { text-anchor: middle; dominant-baseline: central; font-size: calc(var(--unit) * 11); font-weight: 600; paint-order: stroke; stroke: var(--ground); stroke-width: calc(var(--unit) * 4); stroke-linejoin: round; }
  .moving { will-change: transform; transform-origin: 0 0; }
  .folder > [role] { fill: color-mix(in srgb, var(--line) 5%, var(--ground)); stroke: var(--edge); }
  .folder.depth1 > [role] { fill: var(--ground); }
  .band { fill: var(--blue); fill-opacity: 0.06; pointer-events: none; }
  .band.apart { fill: none; stroke: var(--edge); stroke-width: var(--unit); stroke-dasharray: calc(var(--unit) * 2) calc(var(--unit) * 3); }
  .box { cursor: pointer; }
  .box rect, .folder > [role] { stroke-width: var(--unit, 1px); }
  .box rect { fill: var(--ground); stroke: color-mix(in srgb, var(--line) 75%, var(--ground)); }
  .box.folder > [role] { fill: color-mix(in srgb, var(--blue) 16%, var(--ground)); stroke: color-mix(in srgb, var(--blue) 70%, var(--ground)); }
  .box.broken rect { stroke: var(--bad); stroke-width: calc(var(--unit) * 1.6); }
  .focus-of > [role] { stroke: var(--vscode-focusBorder); stroke-width: calc(var(--unit) * 2.4); }
  .box:hover rect { stroke: var(--vscode-focusBorder); stroke-width: calc(var(--unit) * 1.8); }
  .chosen > [role] { stroke: var(--vscode-focusBorder) !important; stroke-width: calc(var(--unit) * 2.6) !important; }
  .box.chosen > [role] { fill: color-mix(in srgb, var(--vscode-focusBorder) 24%, var(--ground)); }
  .choosing .box:not(.beside):not(.chosen) text { fill-opacity: 0.6; }
  .choosing .box:not(.beside):not(.chosen) rect { stroke-opacity: 0.4; }
  .choosing .arrow:not(.near) { stroke-opacity: 0.14; marker-end: none; }
  .distant .folder:not(.box) text, .distant .layer { display: none; }

  .arrow { fill: none; stroke: var(--line); stroke-opacity: 0.42; pointer-events: none; }
  .arrow.upward { stroke: var(--warn); stroke-dasharray: calc(var(--unit) * 2) calc(var(--unit) * 3); stroke-opacity: 0.75; }
  .arrow.cycle { stroke: var(--warn); stroke-dasharray: calc(var(--unit) * 7) calc(var(--unit) * 3); stroke-opacity: 1; }
  .arrow.violation { stroke: var(--bad); stroke-dasharray: none; stroke-opacity: 1; }
  .arrow.near { stroke-opacity: 1; }
  .arrow.near:not(.cycle):not(.violation):not(.upward) { stroke: var(--vscode-focusBorder); }
  marker path { fill: var(--line); }
  #head-upward path, #head-cycle path, .tip.upward, .tip.cycle { fill: var(--warn); }
  #head-violation path, .tip.violation { fill: var(--bad); }
  #head-near path { fill: var(--vscode-focusBorder); }
  .tip { fill: var(--line); }

  .bar { display: flex; flex-wrap: wrap; gap: 6px 8px; align-items: center; padding: 6px 10px; border-bottom: 1px solid var(--edge); position: relative; z-index: 2; }
  .group { display: flex; gap: 2px; align-items: center; }
  .focus { border: 1px solid var(--vscode-focusBorder); border-radius: 3px; padding: 0 2px 0 8px; }
  .focus .name { max-width: 180px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; margin-right: 4px; font-weight: 600; }
  .crumbs { display: flex; align-items: center; gap: 2px; min-height: 26px; padding: 0 10px; border-bottom: 1px solid var(--edge); color: var(--vscode-descriptionForeground); }
  .crumbs ol { display: flex; flex: 1; min-width: 0; list-style: none; margin: 0 0 0 4px; padding: 0; overflow: hidden; white-space: nowrap; }
  .crumbs li { display: flex; align-items: center; min-width: 0; flex: 0 1 auto; }
  .crumbs li { overflow: hidden; }
  .crumbs li:last-child { flex-shrink: 0.2; }
  .crumbs button.plain { padding: 1px 7px; }
  .crumbs .crumb { max-width: 100%; color: inherit; background: transparent; border-color: transparent; padding: 1px 5px; min-width: 0; overflow: hidden; text-overflow: ellipsis; unicode-bidi: isolate; }
  .crumbs .crumb:hover { color: var(--vscode-foreground); background: var(--vscode-toolbar-hoverBackground, var(--vscode-list-hoverBackground)); }
  .crumbs [aria-current] { color: var(--vscode-foreground); font-weight: 600; }
  .crumbs .shown { flex: none; padding-left: 12px; font-variant-numeric: tabular-nums; }
  .search { position: relative; flex: 1 1 120px; max-width: 340px; }
  input, select { font: inherit; box-sizing: border-box; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-contrastBorder, var(--vscode-input-border, var(--edge))); border-radius: 3px; padding: 3px 6px; }
  input { width: 100%; }
  input::placeholder { color: var(--vscode-input-placeholderForeground); }
  select { max-width: 130px; color: var(--vscode-settings-dropdownForeground, var(--vscode-input-foreground)); background: var(--vscode-settings-dropdownBackground, var(--vscode-input-background)); }
  :focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
  button { font: inherit; cursor: pointer; border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 3px; padding: 3px 9px; color: var(--vscode-button-foreground); background: var(--vscode-button-background); }
  button.plain { color: var(--vscode-foreground); background: transparent; }
  button.plain:hover:enabled { background: var(--vscode-toolbar-hoverBackground, var(--vscode-list-hoverBackground)); }
  button.plain[aria-pressed='true'] { background: var(--vscode-badge-background); color: var(--vscode-badge-foreground); border-color: var(--vscode-contrastActiveBorder, transparent); }
  button:disabled, select:disabled { opacity: 0.5; cursor: default; }
  button.link { all: unset; cursor: pointer; color: var(--vscode-textLink-foreground); overflow-wrap: anywhere; }
  button.link:hover { text-decoration: underline; }
  button.link:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }

  .places { position: absolute; top: 100%; left: 0; right: 0; margin: 2px 0 0; padding: 2px; list-style: none; max-height: 50cqh; overflow: auto; background: var(--vscode-editorWidget-background); border: 1px solid var(--edge); border-radius: 3px; box-shadow: 0 2px 8px color-mix(in srgb, var(--vscode-widget-shadow, transparent) 60%, transparent); }
  .places button { width: 100%; text-align: left; color: var(--vscode-foreground); background: transparent; overflow-wrap: anywhere; }
  .places button:hover, .places button:focus-visible { background: var(--vscode-list-hoverBackground); }
  .places .none { padding: 3px 9px; }

  .legend { flex: none; padding: 3px 12px; font-size: 0.92em; border-top: 1px solid var(--edge); color: var(--vscode-descriptionForeground); background: var(--ground); }
  .legend summary { cursor: pointer; width: fit-content; }
  .legend ul { list-style: none; margin: 2px 0; padding: 0; display: flex; flex-wrap: wrap; gap: 2px 20px; color: var(--vscode-foreground); }
  .legend li { display: flex; align-items: center; gap: 6px; }
  .sign { min-width: 16px; text-align: center; font-weight: 600; }
  .sign.apart { width: 24px; height: 10px; box-sizing: border-box; border: 1px dashed var(--line); }

  .details { width: 300px; flex: none; box-sizing: border-box; overflow: auto; padding: 10px 12px; border-left: 1px solid var(--edge); background: var(--vscode-editorWidget-background); }
  .details h2, .details h3, .details p { margin: 0; }
  .details h2 { font-size: 1.05em; overflow-wrap: anywhere; }
  .details h3 { font-size: 1em; margin-top: 14px; }
  .details ul { list-style: none; margin: 2px 0 0; padding: 0; }
  .details li { margin-top: 3px; }
  .quiet { color: var(--vscode-descriptionForeground); font-weight: 400; }
  .bad { color: var(--bad); }
  .warn { color: var(--warn); }
  .note { display: block; }
  .actions { display: flex; gap: 6px; margin-top: 8px; }
  .actions .plain { color: var(--vscode-button-secondaryForeground); background: var(--vscode-button-secondaryBackground); }
  .tie { display: flex; gap: 6px; align-items: baseline; }
  .tie .link { flex: 1; }
  .number { min-width: 26px; padding: 0 6px; text-align: center; font-variant-numeric: tabular-nums; color: var(--vscode-badge-foreground); background: var(--vscode-badge-background); border-radius: 10px; }
  .imports { border-left: 1px solid var(--edge); margin-left: 4px !important; padding-left: 8px !important; font-size: 0.92em; }
  .message { position: absolute; inset: auto 0 auto 0; top: 30%; margin: 0 auto; width: fit-content; max-width: min(80%, 420px); padding: 10px 14px; background: var(--vscode-editorWidget-background); border: 1px solid var(--edge); border-radius: 4px; }
  .message p { margin: 0 0 6px; overflow-wrap: anywhere; }
  .message > :last-child { margin-bottom: 0; }
  .failing { border-left: 3px solid var(--bad); }
  .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }

  @container (max-width: 640px) {
    .body { flex-direction: column; }
    .details { width: auto; max-height: 45%; border-left: 0; border-top: 1px solid var(--edge); }
    .crumbs .shown, .crumbs li:not(:nth-last-child(-n + 2)) { display: none; }
  }
  @container (max-width: 420px) {
    .crumbs li:not(:last-child) { display: none; }
    .bar { gap: 4px; padding: 4px 6px; }
    .bar .search { flex-basis: 100%; max-width: none; }
    .bar .group { gap: 0; }
    .bar > .group > button, .bar > button { padding: 3px 6px; }
    .bar .select { flex: 1 1 40%; }
    .bar select { width: 100%; max-width: none; }
  }
  @media (forced-colors: active) {
    .box rect, .folder > [role] { stroke: CanvasText; }
  }
`;
