/** The map as a page that stands alone: the whole model inside, one script, nothing loaded from anywhere. */
import type { MapModel, MapRequest } from '../../model/map.ts';
import { jsonInScript, markup } from './markup.ts';

/** The page's own script, as it was built. */
export interface PageScript {
  readonly source: string;
  /** Of the source in UTF-8, as base64: the page's policy lets nothing else run. */
  readonly sha256: string;
}

/** What the page reads when it opens. */
export interface MapPageData {
  readonly model: MapModel;
  readonly request: MapRequest;
}

export function mapHtml(model: MapModel, request: MapRequest, { source, sha256 }: PageScript): string {
  const policy = `default-src 'none'; script-src 'sha256-${sha256}'; style-src 'unsafe-inline'; img-src blob: data:; base-uri 'none'; form-action 'none'`;
  const data: MapPageData = { model, request };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${markup(`${model.name}: map`)}</title>
<style>${THEME}</style>
</head>
<body>
<main><h1>${markup(`Map of ${model.name}`)}</h1><gp-map></gp-map></main>
<noscript>This map needs scripts to be drawn. Export it as SVG for a still picture.</noscript>
<script type="application/json" id="map-data">${jsonInScript(data)}</script>
<script>${source}</script>
</body>
</html>`;
}

/** The colours that the map takes from VS Code where it is at home there. */
const THEME = `:root { color-scheme: light dark;
--vscode-font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; --vscode-font-size: 13px; --vscode-font-weight: 400; --vscode-editor-font-family: ui-monospace, Menlo, Consolas, monospace;
--vscode-foreground: light-dark(#3b3b3b, #cccccc); --vscode-descriptionForeground: light-dark(#5f5f5f, #a0a0a0); --vscode-editor-background: light-dark(#ffffff, #1f1f1f);
--vscode-editorWidget-background: light-dark(#f8f8f8, #252526); --vscode-widget-border: light-dark(#d4d4d4, #454545); --vscode-editorWidget-border: light-dark(#c8c8c8, #454545);
--vscode-focusBorder: light-dark(#005fb8, #3794ff); --vscode-textLink-foreground: light-dark(#005fb8, #4daafc); --vscode-errorForeground: light-dark(#b3261e, #f88070);
--vscode-editorWarning-foreground: light-dark(#9a5b00, #e0a030); --vscode-list-hoverBackground: light-dark(#f0f0f0, #2a2d2e); --vscode-list-activeSelectionBackground: light-dark(#e4eef8, #04395e);
--vscode-list-activeSelectionForeground: light-dark(#1f1f1f, #ffffff); --vscode-input-background: light-dark(#ffffff, #313131); --vscode-input-foreground: light-dark(#3b3b3b, #cccccc);
--vscode-input-border: light-dark(#c0c0c0, #3c3c3c); --vscode-input-placeholderForeground: light-dark(#6a6a6a, #989898); --vscode-button-background: light-dark(#005fb8, #0078d4); --vscode-button-foreground: #ffffff;
--vscode-button-secondaryBackground: light-dark(#e5e5e5, #313131); --vscode-button-secondaryForeground: light-dark(#3b3b3b, #cccccc); --vscode-charts-blue: light-dark(#1a66b0, #4f9fe6); --vscode-badge-background: light-dark(#cccccc, #616161); --vscode-badge-foreground: light-dark(#3b3b3b, #f8f8f8); }
h1 { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; margin: 0; overflow: hidden; }
html, body, main { height: 100%; margin: 0; background: var(--vscode-editor-background); }`;
