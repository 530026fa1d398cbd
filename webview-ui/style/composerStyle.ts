import { css } from 'lit';

/** Where a question is written. */
export const composerStyle = css`
  gp-composer { display: block; position: relative; flex: none; padding: 4px var(--side) 10px; width: 100%; box-sizing: border-box; max-width: calc(var(--column) + 2 * var(--side)); margin: 0 auto; }
  .field { display: grid; grid-template-columns: minmax(0, 1fr); gap: 2px; padding: 4px; border: 1px solid var(--vscode-input-border, var(--line)); border-radius: 8px; background: var(--vscode-input-background); color: var(--vscode-input-foreground); }
  .field:focus-within { border-color: var(--vscode-focusBorder); }
  .field .chips { padding: 2px; }
  textarea { all: unset; display: block; box-sizing: border-box; width: 100%; field-sizing: content; min-height: 1.45em; max-height: min(12em, 40vh); overflow-y: auto; padding: 4px 6px; white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; line-height: 1.45; cursor: text; }
  textarea::placeholder { color: var(--vscode-input-placeholderForeground); opacity: 1; }
  .tools { display: flex; align-items: center; gap: 2px; }
  .tools gp-menu { display: inline-flex; }
  .tools .engine { min-width: 0; }
  .engine .menu-button { width: auto; max-width: 100%; gap: 4px; padding: 0 6px; }
  .engine .words { min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 0.92em; }
  .slash { font: 600 15px/1 var(--vscode-editor-font-family); }
  .hint { flex: 1; min-width: 0; padding: 0 6px; font-size: 0.92em; text-align: end; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .send { all: unset; box-sizing: border-box; display: inline-flex; align-items: center; justify-content: center; width: 26px; height: 22px; border-radius: 5px; cursor: pointer; background: var(--vscode-button-background); color: var(--vscode-button-foreground); border: 1px solid var(--vscode-button-border, var(--vscode-contrastBorder, transparent)); }
  .send:hover { background: var(--vscode-button-hoverBackground); }
  .send:focus-visible { outline-offset: 1px; }
  .send[aria-disabled='true'] { background: transparent; color: var(--vscode-disabledForeground, var(--vscode-descriptionForeground)); border-color: transparent; cursor: default; }
  .send.stop { background: var(--vscode-button-secondaryBackground); color: var(--vscode-button-secondaryForeground); }
  .editing { display: flex; align-items: center; gap: 6px; padding: 2px 2px 4px 6px; font-size: 0.92em; color: var(--vscode-descriptionForeground); }
  .editing .icon { margin-left: auto; }
  .editing > .codicon { font-size: 14px; }

  .popup { position: absolute; left: var(--side); right: var(--side); bottom: calc(100% - 2px); z-index: 2; padding: 4px; max-height: 60vh; overflow-y: auto; border: 1px solid var(--vscode-editorSuggestWidget-border, var(--line)); border-radius: 6px; background: var(--vscode-editorSuggestWidget-background, var(--surface)); color: var(--vscode-editorSuggestWidget-foreground, inherit); box-shadow: 0 2px 8px var(--vscode-widget-shadow, transparent); }
  .popup [role='option'] { display: flex; gap: 10px; align-items: baseline; padding: 3px 8px; border-radius: 4px; cursor: pointer; white-space: nowrap; }
  .popup .command { color: inherit; min-width: 72px; flex: none; }
  .popup .quiet { overflow: hidden; text-overflow: ellipsis; font-size: 0.92em; }
  .popup [role='option']:hover { background: var(--vscode-list-hoverBackground); }
  .popup [aria-selected='true'] { background: var(--vscode-editorSuggestWidget-selectedBackground, var(--vscode-list-activeSelectionBackground)); color: var(--vscode-editorSuggestWidget-selectedForeground, var(--vscode-list-activeSelectionForeground)); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  .popup [aria-selected='true'] .quiet { color: inherit; }
`;
