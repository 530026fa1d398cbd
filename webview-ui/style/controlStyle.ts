import { css } from 'lit';

/** Buttons, links, menus and chips. */
export const controlStyle = css`
  /* The font's own sheet lies outside: what it says of a glyph comes in by the class names of the icon font. */
  .codicon { font: 16px/1 codicon; display: inline-block; text-decoration: none; text-rendering: auto; text-align: center; flex: none; -webkit-font-smoothing: antialiased; user-select: none; }

  .icon { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; width: 22px; height: 22px; border-radius: 5px; cursor: pointer; color: var(--vscode-icon-foreground, inherit); flex: none; }
  .icon:hover { background: var(--vscode-toolbar-hoverBackground); outline: 1px dashed var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  .icon:active { background: var(--vscode-toolbar-activeBackground, var(--vscode-toolbar-hoverBackground)); }
  .link { all: unset; color: var(--vscode-textLink-foreground); cursor: pointer; overflow-wrap: anywhere; }
  .link:hover { text-decoration: underline; color: var(--vscode-textLink-activeForeground); }
  :is(.icon, .link, .starter, .kind, .row, .cite, .latest, .send, summary, pre, article, .table, gp-messages):focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 1px; }
  :is(.icon, .send):focus-visible { outline-style: solid; outline-offset: -1px; }
  article:focus-visible, gp-messages:focus-visible { outline-offset: -2px; }
  summary { cursor: pointer; width: fit-content; border-radius: 3px; }
  summary:hover { color: var(--vscode-foreground); }

  .chips { display: flex; flex-wrap: wrap; gap: 4px; }
  .chips li { min-width: 0; max-width: 100%; }
  .chip { display: inline-flex; align-items: center; gap: 4px; max-width: 100%; box-sizing: border-box; height: 22px; padding: 0 6px; border: 1px solid var(--line); border-radius: 5px; font-size: 0.92em; }
  .chip > .codicon { font-size: 14px; color: var(--vscode-icon-foreground); }
  .chip-name { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .chip .icon { width: 18px; height: 18px; margin-right: -4px; }
  .chip .icon .codicon { font-size: 14px; }

  .menu { margin: 0; inset: auto; padding: 4px; min-width: 160px; max-width: calc(100vw - 16px); border: 1px solid var(--vscode-menu-border, var(--line)); border-radius: 6px; background: var(--vscode-menu-background, var(--surface)); color: var(--vscode-menu-foreground, inherit); box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent); box-sizing: border-box; font: inherit; }
  .menu button { all: unset; box-sizing: border-box; display: flex; align-items: center; gap: 8px; width: 100%; padding: 3px 8px; border-radius: 4px; cursor: pointer; white-space: nowrap; }
  .menu button span:nth-child(3) { margin-left: auto; padding-left: 16px; overflow: hidden; text-overflow: ellipsis; }
  .menu-group { margin: 4px 0; padding: 4px 0; border-block: 1px solid var(--line); }
  .menu-group:last-child { margin-bottom: 0; padding-bottom: 0; border-bottom: none; }
  .menu-heading { display: block; padding: 1px 8px 3px; font-size: 0.85em; }
  .menu button:is(:hover, :focus) { background: var(--vscode-menu-selectionBackground, var(--vscode-list-hoverBackground)); color: var(--vscode-menu-selectionForeground, inherit); outline: 1px solid var(--vscode-menu-selectionBorder, transparent); outline-offset: -1px; }
  .menu button:is(:hover, :focus) .quiet { color: inherit; }
  .menu button[aria-disabled='true'] { color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground)); cursor: default; }
  .menu button > span:nth-child(2) { flex: none; }
  .menu button > span:nth-child(3) { min-width: 0; }

  .rename { box-sizing: border-box; width: 100%; min-width: 0; padding: 3px 6px; font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--line)); border-radius: 4px; outline-offset: -1px; }
  .rename:focus { outline: 1px solid var(--vscode-focusBorder); }
`;
