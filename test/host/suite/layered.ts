import { runMocha } from './runMocha.ts';

export const run = () =>
  runMocha('layered', async () => {
    await import('./rules.test.ts');
  });
