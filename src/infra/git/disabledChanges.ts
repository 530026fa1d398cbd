/** For workspaces that are not trusted. */
import { CodedError } from '../../base/codedError.ts';
import type { ChangeReader } from '../../core/ports/changeReader.ts';

export const disabledChanges: ChangeReader = {
  async since() {
    throw new CodedError(
      'no-revision',
      'git is not asked in a workspace that is not trusted. Trust it first.',
    );
  },
};
