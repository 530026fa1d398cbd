/** The table of commands. */
import type { CommandSpec } from '../command.ts';
import { analyze } from './analyze.ts';
import { chat } from './chat.ts';
import { check } from './check.ts';
import { decisions } from './decisions.ts';
import { enginesForget } from './engines/enginesForget.ts';
import { enginesList } from './engines/enginesList.ts';
import { findings } from './findings.ts';
import { graph } from './graph.ts';
import { map } from './map.ts';
import { may } from './may.ts';
import { modelAdd } from './model/modelAdd.ts';
import { modelCompare } from './model/modelCompare.ts';
import { modelInspect } from './model/modelInspect.ts';
import { modelList } from './model/modelList.ts';
import { modelMeasure } from './model/modelMeasure.ts';
import { modelRemove } from './model/modelRemove.ts';
import { modelUse } from './model/modelUse.ts';
import { modules } from './modules.ts';
import { patterns } from './patterns.ts';
import { rulesImport } from './rulesImport.ts';
import { rulesInfer } from './rulesInfer.ts';
import { rulesInit } from './rulesInit.ts';
import { rulesList } from './rulesList.ts';
import { rulesRatify } from './rulesRatify.ts';
import { search } from './search.ts';
import { suggest } from './suggest.ts';
import { why } from './why.ts';

export const COMMANDS: readonly CommandSpec[] = [
  analyze,
  graph,
  map,
  modules,
  findings,
  check,
  rulesInfer,
  rulesList,
  rulesRatify,
  rulesInit,
  rulesImport,
  may,
  why,
  search,
  suggest,
  chat,
  patterns,
  decisions,
  enginesList,
  enginesForget,
  modelList,
  modelAdd,
  modelUse,
  modelInspect,
  modelMeasure,
  modelCompare,
  modelRemove,
];
