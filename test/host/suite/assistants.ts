import { runMocha } from './runMocha.ts';

export const run = () =>
  runMocha('assistants', async () => {
    await import('./assistants.test.ts');
  });
