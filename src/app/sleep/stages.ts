/** What is done in a night, in order: a stage a row. Each can be begun again, and what it has done is not done twice. */
import { compactStage } from './compactStage.ts';
import { consolidateStage } from './consolidateStage.ts';
import { extractStage } from './extractStage.ts';
import { reportStage } from './reportStage.ts';
import type { Stage } from './stage.ts';
import { trainStage } from './trainStage.ts';

export const STAGES: readonly Stage[] = [
  extractStage,
  consolidateStage,
  compactStage,
  trainStage,
  reportStage,
];
