import { LANGUAGE_SIGNALS } from './languages.ts';
import { NEED_SIGNALS, STRUCTURE_SIGNALS } from './needs.ts';
import { COMMUNICATION_SIGNALS, DATA_SIGNALS } from './outside.ts';
import type { Signal } from './signal.ts';
import { SYSTEM_SIGNALS } from './systems.ts';

export const ALL_SIGNALS: readonly Signal[] = [
  ...SYSTEM_SIGNALS,
  ...LANGUAGE_SIGNALS,
  ...DATA_SIGNALS,
  ...COMMUNICATION_SIGNALS,
  ...NEED_SIGNALS,
  ...STRUCTURE_SIGNALS,
];

export function signalOf(topic: string, id: string): Signal | undefined {
  return ALL_SIGNALS.find((each) => each.topic === topic && each.id === id);
}
