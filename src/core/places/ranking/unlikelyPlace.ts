/** Says of a file that it lies where it hardly belongs; silent whenever that is not almost certain. */
import { basename, dirname } from '../../../base/paths.ts';
import { isTestPath } from '../../workspace/testPaths.ts';
import { type PlacedFolder, type PlacingGround, placeName } from './placeName.ts';

/** So sure of another folder, and so unsure of its own, before anything is said. */
const SURE = 0.9;
const UNLIKELY = 0.02;
const GENERATED =
  /(?:^|\/)(?:__generated__|generated|gen|dist|build|out|vendor|third_party)\/|[._-](?:g|gen|generated|designer|pb|min|d)\.\w+$|_pb2(?:_grpc)?\.pyi?$/i;

/** @param ground without the file itself. */
export function unlikelyPlace(ground: PlacingGround, path: string): PlacedFolder | undefined {
  const own = dirname(path);
  // A folder that was made for the file is a decision; tests and what tools write follow rules of their own.
  if (!ground.index.folderAt.has(own) || isTestPath(path) || GENERATED.test(path)) return undefined;
  const ranked = placeName(ground, basename(path), ground.index.folders.length);
  const [best] = ranked;
  if (best === undefined || best.path === own || best.confidence < SURE) return undefined;
  if (isTestPath(`${best.path}/${basename(path)}`)) return undefined;
  const here = ranked.find((each) => each.path === own);
  return (here?.confidence ?? 0) > UNLIKELY ? undefined : best;
}
