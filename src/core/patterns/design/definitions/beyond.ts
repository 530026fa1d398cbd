/** Patterns beyond the classic ones. They stand apart from `DEFINITIONS`, whose order the trained ranker relies on. */
import type { Definition } from '../definition.ts';
import { activeRecord } from './activeRecord.ts';
import { cqrsHandler } from './cqrsHandler.ts';
import { dao } from './dao.ts';
import { dataMapper } from './dataMapper.ts';
import { dependencyInjection } from './dependencyInjection.ts';
import { eventSourcing } from './eventSourcing.ts';
import { libraryBases } from './libraryBases.ts';
import { mvc } from './mvc.ts';
import { mvp } from './mvp.ts';
import { mvvm } from './mvvm.ts';
import { nullObject } from './nullObject.ts';
import { objectPool } from './objectPool.ts';
import { outbox } from './outbox.ts';
import { plugin } from './plugin.ts';
import { registry } from './registry.ts';
import { repository } from './repository.ts';
import { saga } from './saga.ts';
import { serviceLocator } from './serviceLocator.ts';
import { specification } from './specification.ts';
import { unitOfWork } from './unitOfWork.ts';

export const FURTHER_DEFINITIONS: readonly Definition[] = [
  activeRecord,
  cqrsHandler,
  dao,
  dataMapper,
  dependencyInjection,
  eventSourcing,
  mvc,
  mvp,
  mvvm,
  outbox,
  plugin,
  saga,
  serviceLocator,
  nullObject,
  objectPool,
  registry,
  repository,
  specification,
  unitOfWork,
  ...libraryBases,
];
