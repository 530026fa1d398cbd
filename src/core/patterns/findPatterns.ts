/** Names the patterns of a workspace. Each family of patterns is one line here. */
import type { Steps } from '../../base/steps.ts';
import type { ArchitectureModel } from '../model/architectureModel.ts';
import type { DesignOccurrence, WorkspacePatterns } from '../model/pattern.ts';
import { findChannels } from './channels/findChannels.ts';
import { COMMUNICATION } from './communication/communication.ts';
import { DATA } from './data/data.ts';
import { findDesign } from './design/findDesign.ts';
import { findEntities } from './entities/findEntities.ts';
import { namedPatterns } from './namedPattern.ts';
import type { PatternInput } from './patternInput.ts';
import { gatherSigns } from './signs/gatherSigns.ts';
import { findStyles } from './style/findStyles.ts';

export function* findPatterns(input: PatternInput): Steps<WorkspacePatterns> {
  const workspace = yield* gatherSigns(input);
  const design = yield* designOf(input.model);
  const style = findStyles(workspace);
  yield;
  const communication = namedPatterns(workspace, COMMUNICATION);
  const data = namedPatterns(workspace, DATA);
  const channels = yield* findChannels(workspace);
  return { design, style, communication, data, channels, entities: findEntities(workspace) };
}

/** Of a model whose files are read to the depth of shapes. */
export function designOf(model: ArchitectureModel): Steps<readonly DesignOccurrence[]> {
  return findDesign({ ...model, isLeftOut: testsOf(model) });
}

function testsOf({ files }: ArchitectureModel): (path: string) => boolean {
  const tests = new Set(files.filter(({ test }) => test).map(({ path }) => path));
  return (path) => tests.has(path);
}
