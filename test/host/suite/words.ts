import { runMocha } from './runMocha.ts';

export const run = () =>
  runMocha('words', async () => {
    await import('./heardWords.test.ts');
  });
