/** Which files tell of decisions, who reads them, and how many of them are read. */
import { basename } from '../../base/paths.ts';
import { rememberedByText } from '../../base/remembered.ts';
import { isShowcase } from '../workspace/showcase.ts';
import { gemfile } from './manifests/bundlerManifests.ts';
import { cargoManifest } from './manifests/cargoManifest.ts';
import { composerManifest } from './manifests/composerManifest.ts';
import { dotnetProject } from './manifests/dotnetManifests.ts';
import { goManifest } from './manifests/goManifest.ts';
import { gradleBuild, isCatalogue } from './manifests/gradleManifests.ts';
import { isLockFile } from './manifests/lockedVersions.ts';
import type { ManifestReader } from './manifests/manifestFacts.ts';
import { mavenManifest } from './manifests/mavenManifest.ts';
import { nativeManifests } from './manifests/nativeManifests.ts';
import { npmManifest } from './manifests/npmManifest.ts';
import { pyproject, requirements, setupFiles } from './manifests/pythonManifests.ts';
import { looksLikeRecord, mayBeRecord } from './records/recordForm.ts';
import { ciWorkflow } from './traces/ciVersions.ts';
import { configurationFile, versionFile } from './traces/configuration.ts';
import { composeFile, kubernetesFile } from './traces/containers.ts';
import { cloudFormation, dockerfile, protoFile, terraformFile, tsconfig } from './traces/otherFiles.ts';

/** Those that other files lean on stand first: when there are too many files, the last kinds are cut. */
const READERS: readonly ManifestReader[] = [
  npmManifest,
  pyproject,
  requirements,
  setupFiles,
  mavenManifest,
  gradleBuild,
  goManifest,
  cargoManifest,
  dotnetProject,
  composerManifest,
  gemfile,
  nativeManifests,
  composeFile,
  dockerfile,
  versionFile,
  ciWorkflow,
  tsconfig,
  configurationFile,
  terraformFile,
  cloudFormation,
  protoFile,
  kubernetesFile,
];

/** Bytes of a file that is read: lock files are written by machines and grow long. */
const MAX_TEXT_BYTES = 256_000;
const MAX_LOCK_BYTES = 12_000_000;
const MOST_LOCKS = 12;
const MOST_MANIFESTS = 600;
const MOST_RECORDS = 400;
/** Documents that neither name nor folder speaks for: a record is told by its form wherever it lies. */
const MOST_DOCUMENTS = 150;

export function readersOf(path: string): readonly ManifestReader[] {
  const name = basename(path);
  return READERS.filter((reader) => reader.matches(name, path));
}

/** Code and configuration that shows, documents or measures the product rather than being it. */
export const isBesideProduct = rememberedByText(
  (path) => isShowcase(path) || BESIDE.test(path.replace(SOURCE_SET, '/')),
);

/** Below it folders are parts of a package's name. */
const SOURCE_SET = /(?:^|\/)src\/main\/(?:java|kotlin|scala|groovy)\/.*$/;

const BESIDE =
  /(?:^|\/)(?:(?:[\w-]+[-_])?docs?|documentation|website|site|www-docs|bench(?:es|marks?)?|perf|templates?|boilerplates?|fixtures?|playgrounds?|sandbox|third[-_]?party|vendor|external|extern|deps|hack|_examples?|example[-_]\w+|tutorials?|workshops?|cookbook)\//i;

/** Files whose text is wanted, the more telling ones first; bounded, whatever the workspace holds. */
export function decisionPaths(paths: readonly string[]): readonly string[] {
  const near = paths.filter((path) => !isBesideProduct(path));
  const ranked: { readonly path: string; readonly rank: number; readonly depth: number }[] = [];
  for (const path of near) {
    const rank = READERS.findIndex((reader) => reader.matches(basename(path), path));
    if (rank >= 0) ranked.push({ path, rank, depth: depthOf(path) });
  }
  ranked.sort((a, b) => Math.min(a.depth, 4) - Math.min(b.depth, 4) || a.rank - b.rank || a.depth - b.depth);
  const records = paths.filter(looksLikeRecord).slice(0, MOST_RECORDS);
  const documents = paths.filter((path) => mayBeRecord(path) && !looksLikeRecord(path) && path.includes('/'));
  const wanted = [
    ...ranked.slice(0, MOST_MANIFESTS).map(({ path }) => path),
    ...near
      .filter((path) => isCatalogue(path) || basename(path) === 'Directory.Packages.props')
      .slice(0, MOST_LOCKS),
    ...near
      .filter(isLockFile)
      .sort((a, b) => depthOf(a) - depthOf(b))
      .slice(0, MOST_LOCKS),
    ...records,
    ...documents.slice(0, MOST_DOCUMENTS),
  ];
  return [...new Set(wanted)];
}

/** True for a file whose change may change what is decided. */
export function isDecisionFile(path: string): boolean {
  return (
    readersOf(path).length > 0 ||
    isLockFile(path) ||
    isCatalogue(path) ||
    mayBeRecord(path) ||
    basename(path) === 'Directory.Packages.props'
  );
}

export function maxBytesOf(path: string): number {
  return isLockFile(path) ? MAX_LOCK_BYTES : MAX_TEXT_BYTES;
}

function depthOf(path: string): number {
  return path.split('/').length;
}
