import { runMocha } from './runMocha.ts';

export const run = () =>
  runMocha('oneFolder', async () => {
    await import('./extension.test.ts');
    await import('./places.test.ts');
    await import('./misplaced.test.ts');
    await import('./generate.test.ts');
    await import('./engineCrash.test.ts');
    await import('./feedback.test.ts');
    await import('./responsiveness.test.ts');
  });
