/** What is learned in the background: a task a row, each done again only where something has changed since. */
import type { ArchitectureModel } from '../../core/model/architectureModel.ts';

export interface BackgroundTask {
  /** As a person knows it. */
  readonly what: string;
  /** The same again, and there is nothing to do. */
  readonly key: string;
  readonly version: string;
  /** Whether it may be done again soon: what writes is not. */
  readonly costly: boolean;
  run(signal: AbortSignal): Promise<void>;
}

export interface TaskParts {
  /** Workspaces that have been read to the end. */
  roots(): readonly string[];
  model(root: string): ArchitectureModel;
  learn(root: string, signal: AbortSignal): Promise<unknown>;
  /** What follows from feedback, for the next question. */
  refit(root: string, signal: AbortSignal): Promise<unknown>;
  /** Of feedback: another text once there is more of it, or less. */
  feedback(): Promise<string>;
}

export async function backgroundTasks(parts: TaskParts): Promise<readonly BackgroundTask[]> {
  const feedback = await parts.feedback();
  return parts.roots().flatMap((root) => [
    {
      what: 'your choices',
      key: `feedback ${root}`,
      version: feedback,
      costly: false,
      run: async (signal: AbortSignal) => void (await parts.refit(root, signal)),
    },
    {
      what: 'how this project names and places its files',
      key: `project ${root}`,
      version: String(parts.model(root).revision),
      costly: true,
      run: async (signal: AbortSignal) => void (await parts.learn(root, signal)),
    },
  ]);
}
