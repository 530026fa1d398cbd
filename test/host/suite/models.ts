import { runMocha } from './runMocha.ts';

export const run = () =>
  runMocha('models', async () => {
    await import('./models.test.ts');
    await import('./participant.test.ts');
  });
