/** How the panel looks: VS Code's own colours only, from 250 pixels up. */
import { codeStyle } from './style/codeStyle.ts';
import { composerStyle } from './style/composerStyle.ts';
import { controlStyle } from './style/controlStyle.ts';
import { conversationStyle } from './style/conversationStyle.ts';
import { historyStyle } from './style/historyStyle.ts';
import { markdownStyle } from './style/markdownStyle.ts';
import { pageStyle } from './style/pageStyle.ts';
import { toolStyle } from './style/toolStyle.ts';
import { welcomeStyle } from './style/welcomeStyle.ts';

export const panelStyles = [
  pageStyle,
  controlStyle,
  welcomeStyle,
  conversationStyle,
  toolStyle,
  markdownStyle,
  codeStyle,
  composerStyle,
  historyStyle,
];
