import { css } from 'lit';

/** The list of conversations. */
export const historyStyle = css`
  .history { display: flex; flex-direction: column; gap: 2px; }
  .history > h2 { font-size: 0.92em; font-weight: 600; color: var(--vscode-descriptionForeground); margin-block: 12px 4px; }
  .search { position: sticky; top: -4px; z-index: 1; padding: 4px 0; background: var(--vscode-sideBar-background, var(--vscode-editor-background)); }
  .search .codicon { position: absolute; left: 7px; top: 11px; color: var(--vscode-icon-foreground); pointer-events: none; font-size: 14px; }
  .search input { box-sizing: border-box; width: 100%; padding: 4px 6px 4px 26px; font: inherit; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, var(--line)); border-radius: 5px; }
  .search input::placeholder { color: var(--vscode-input-placeholderForeground); opacity: 1; }
  .search input:focus { outline: 1px solid var(--vscode-focusBorder); outline-offset: -1px; }
  .search input::-webkit-search-cancel-button { display: none; }
  .empty { padding: 12px 0; }
  .conversations { margin: 0 -6px; }
  .conversations li { display: flex; align-items: center; border-radius: 5px; padding-right: 2px; }
  .conversations li:hover { background: var(--vscode-list-hoverBackground); }
  .conversations .current { background: var(--vscode-list-inactiveSelectionBackground); color: var(--vscode-list-inactiveSelectionForeground, inherit); outline: 1px solid var(--vscode-contrastActiveBorder, transparent); outline-offset: -1px; }
  .row { all: unset; box-sizing: border-box; flex: 1; min-width: 0; display: grid; padding: 4px 6px; cursor: pointer; border-radius: 5px; }
  .row > * { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .row .quiet { font-size: 0.92em; }
  .conversations :is(.current, li:hover) .quiet { color: inherit; }
  .conversations .icon { opacity: 0; }
  .conversations li:is(:hover, :focus-within) .icon, .conversations .current .icon { opacity: 1; }
  @media (hover: none) { .conversations .icon { opacity: 1; } }
  .conversations .renaming { padding: 4px 6px; }
  mark { background: var(--vscode-editor-findMatchHighlightBackground); color: inherit; border-radius: 2px; }
  .undo { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding: 6px 10px; border: 1px solid var(--line); border-radius: 6px; background: var(--surface); }
  .more { margin-top: 8px; align-self: start; }
`;
