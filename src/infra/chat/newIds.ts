import { randomBytes } from 'node:crypto';

/** @returns ids that sort by when they were given: milliseconds, a number within them, and chance against other processes. */
export function newIds(): () => string {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return `${last.toString(36).padStart(9, '0')}-${randomBytes(6).toString('hex')}`;
  };
}
