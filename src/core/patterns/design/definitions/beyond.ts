/** Patterns beyond the classic ones. They stand apart from `DEFINITIONS`, whose order the trained ranker relies on. */
import type { Definition } from '../definition.ts';
import { libraryBases } from './libraryBases.ts';
import { nullObject } from './nullObject.ts';
import { objectPool } from './objectPool.ts';
import { registry } from './registry.ts';
import { repository } from './repository.ts';
import { specification } from './specification.ts';
import { unitOfWork } from './unitOfWork.ts';

export const FURTHER_DEFINITIONS: readonly Definition[] = [
  nullObject,
  objectPool,
  registry,
  repository,
  specification,
  unitOfWork,
  ...libraryBases,
];
