import type { ModelHome } from '../../core/ports/modelHome.ts';
import type { ModelNotes } from '../../core/ports/modelNotes.ts';
import { ModelChoices } from '../../core/registry/modelChoices.ts';

/** What the registry has kept. Nothing is opened before it is asked. */
export function homeNotes(open: () => Promise<ModelHome>): ModelNotes {
  let opened: Promise<ModelHome> | undefined;
  const home = () => {
    opened ??= open();
    return opened;
  };
  return {
    async chosenPath() {
      const { library, profile, machine } = await home();
      const id = await new ModelChoices(profile.values, machine).chosen('text');
      return id === undefined ? undefined : (await library.installed()).find((each) => each.id === id)?.path;
    },
    listedPaths: async () => (await (await home()).library.installed()).map(({ path }) => path),
    async usableTokens(path) {
      const { library, profile, machine } = await home();
      const model = (await library.installed()).find((each) => each.path === path);
      if (model === undefined) return undefined;
      const measured = await new ModelChoices(profile.values, machine).measured(model.id, model.bytes);
      // None at all says that the model, not its context, is of no use; whoever chose it knows.
      return measured === undefined || measured.tokens === 0 ? undefined : measured.tokens;
    },
  };
}
