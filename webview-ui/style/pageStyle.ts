import { css } from 'lit';

/** The page: a header, a room that scrolls, and below it what is always at hand. */
export const pageStyle = css`
  :host {
    display: block;
    height: 100vh;
    container-type: inline-size;
    color: var(--vscode-foreground);
    font: var(--vscode-font-weight) var(--vscode-font-size) / 1.45 var(--vscode-font-family);
    --side: 12px;
    --line: var(--vscode-contrastBorder, var(--vscode-widget-border, var(--vscode-panel-border, color-mix(in srgb, currentColor 20%, transparent))));
    --surface: var(--vscode-editorWidget-background, var(--vscode-sideBar-background));
    --column: 760px;
  }
  main { display: flex; flex-direction: column; height: 100%; min-height: 0; }
  h1, h2, h3, p, dl, dd, ul, ol, figure { margin: 0; }
  ul { list-style: none; padding: 0; }
  h1, h2, h3 { font-size: 1em; font-weight: 600; overflow-wrap: anywhere; }
  p, li { overflow-wrap: anywhere; }
  .quiet, dt, summary { color: var(--vscode-descriptionForeground); }
  code { font-family: var(--vscode-editor-font-family); font-size: 0.95em; color: inherit; }
  .unseen { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; white-space: nowrap; }

  header { display: flex; align-items: center; gap: 2px; padding: 4px 8px 4px var(--side); min-height: 28px; flex: none; }
  header h1 { flex: 1; font-weight: 600; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  header .rename { flex: 1; }

  .welcome-room, .history { flex: 1; min-height: 0; overflow-y: auto; padding: 4px max(var(--side), calc((100% - var(--column)) / 2)) 16px; }
  @container (min-width: 480px) { main { --side: 20px; } }
`;
