/** The table of commands. */
import type { CommandSpec } from '../command.ts';
import { adapterExportDataset } from './adapter/adapterExportDataset.ts';
import { adapterImport } from './adapter/adapterImport.ts';
import { adapterList } from './adapter/adapterList.ts';
import { adapterRemove } from './adapter/adapterRemove.ts';
import { adapterRollback } from './adapter/adapterRollback.ts';
import { adapterTrain } from './adapter/adapterTrain.ts';
import { adapterUse } from './adapter/adapterUse.ts';
import { adrIndex } from './adr/adrIndex.ts';
import { adrLink } from './adr/adrLink.ts';
import { adrList } from './adr/adrList.ts';
import { adrNew } from './adr/adrNew.ts';
import { analyze } from './analyze.ts';
import { blueprintExtract, blueprintNew } from './blueprint/blueprintDrafts.ts';
import { blueprintLint } from './blueprint/blueprintLint.ts';
import { blueprintList } from './blueprint/blueprintList.ts';
import { blueprintShow } from './blueprint/blueprintShow.ts';
import { chat } from './chat.ts';
import { check } from './check.ts';
import { decisions } from './decisions.ts';
import { enginesForget } from './engines/enginesForget.ts';
import { enginesList } from './engines/enginesList.ts';
import { feedbackExport } from './feedback/feedbackExport.ts';
import { feedbackForget } from './feedback/feedbackForget.ts';
import { feedbackImport } from './feedback/feedbackImport.ts';
import { feedbackLog } from './feedback/feedbackLog.ts';
import { findings } from './findings.ts';
import { generate } from './generate.ts';
import { graph } from './graph.ts';
import { learn } from './learn.ts';
import { learned } from './learned/learned.ts';
import { learnedDisable, learnedEdit, learnedPin, learnedUndo } from './learned/learnedDecisions.ts';
import { learnedExport, learnedImport } from './learned/learnedFiles.ts';
import { learnedForget } from './learned/learnedForget.ts';
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
import { newProject } from './newProject.ts';
import { patterns } from './patterns.ts';
import { place } from './place.ts';
import { plan } from './plan.ts';
import { rulesImport } from './rulesImport.ts';
import { rulesInfer } from './rulesInfer.ts';
import { rulesInit } from './rulesInit.ts';
import { rulesList } from './rulesList.ts';
import { rulesRatify } from './rulesRatify.ts';
import { search } from './search.ts';
import { sentiment } from './sentiment.ts';
import { similar } from './similar.ts';
import { sleep } from './sleep/sleep.ts';
import { sleepReport } from './sleep/sleepReport.ts';
import { sleepUndo } from './sleep/sleepUndo.ts';
import { storeCompact, storeShow } from './store.ts';
import { suggest } from './suggest.ts';
import { toolsForget } from './tools/toolsForget.ts';
import { toolsList } from './tools/toolsList.ts';
import { toolsLog } from './tools/toolsLog.ts';
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
  storeShow,
  storeCompact,
  suggest,
  place,
  plan,
  learn,
  similar,
  learned,
  learnedPin,
  learnedDisable,
  learnedEdit,
  learnedUndo,
  learnedForget,
  learnedExport,
  learnedImport,
  chat,
  newProject,
  blueprintList,
  blueprintShow,
  blueprintLint,
  blueprintNew,
  blueprintExtract,
  generate,
  patterns,
  decisions,
  adrNew,
  adrList,
  adrIndex,
  adrLink,
  enginesList,
  enginesForget,
  modelList,
  modelAdd,
  modelUse,
  modelInspect,
  modelMeasure,
  modelCompare,
  modelRemove,
  adapterList,
  adapterTrain,
  adapterImport,
  adapterExportDataset,
  adapterUse,
  adapterRollback,
  adapterRemove,
  sleep,
  sleepReport,
  sleepUndo,
  toolsList,
  toolsLog,
  toolsForget,
  sentiment,
  feedbackLog,
  feedbackExport,
  feedbackImport,
  feedbackForget,
];
