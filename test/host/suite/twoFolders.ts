import { runMocha } from './runMocha.ts';

export const run = () => runMocha('twoFolders', () => import('./twoFolders.test.ts'));
