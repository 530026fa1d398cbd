import type { NewAdapter } from '../../src/core/ports/adapterStore.ts';

/** What is said of an adapter when it is published. */
export function newAdapter(some: Partial<NewAdapter> = {}): NewAdapter {
  return {
    language: 'typescript',
    base: { name: 'tiny', fingerprint: 'ab12ab12' },
    publishedAt: '2027-01-01T00:00:00Z',
    origin: 'trained',
    about: '40 examples',
    ...some,
  };
}
