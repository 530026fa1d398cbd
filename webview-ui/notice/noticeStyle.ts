import { css } from 'lit';

export const noticeStyle = css`
  .notice { margin: 12vh auto 0; max-width: 54ch; text-align: center; display: grid; gap: 10px; justify-items: center; }
  .notice > .codicon { font-size: 32px; color: var(--vscode-descriptionForeground); }
  .notice.failed > .codicon { color: var(--vscode-errorForeground); }
  .notice.failed > p { overflow-wrap: anywhere; }
  .notice + * { margin-top: 32px; }
`;
