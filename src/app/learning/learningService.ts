/** The area of learning: each part is opened when it is first asked. */
import type { Sentiment } from '../../core/ports/sentiment.ts';
import type { Call } from '../../protocol/call.ts';
import type { LearningApi, SentimentReport, SentimentRequest } from '../../protocol/learningApi.ts';
import { type HabitsPorts, HabitsService } from './habits/habitsService.ts';
import type { LearnedProjects } from './habits/learnedProjects.ts';

export interface LearningPorts extends HabitsPorts {
  /** Starts nothing before the first text. */
  openSentiment(): Promise<Sentiment>;
}

export class LearningService implements LearningApi {
  readonly place: LearningApi['place'];
  readonly misplaced: LearningApi['misplaced'];
  readonly planMove: LearningApi['planMove'];
  readonly skeleton: LearningApi['skeleton'];
  readonly learn: LearningApi['learn'];
  readonly similar: LearningApi['similar'];
  readonly learned: LearningApi['learned'];
  readonly forgetProject: LearningApi['forgetProject'];
  readonly #habits: HabitsService;
  readonly #ports: LearningPorts;
  #sentiment: Promise<Sentiment> | undefined;

  constructor(ports: LearningPorts) {
    this.#ports = ports;
    const habits = new HabitsService(ports);
    this.#habits = habits;
    this.place = (request, call) => habits.place(request, call);
    this.misplaced = (request, call) => habits.misplaced(request, call);
    this.planMove = (request, call) => habits.planMove(request, call);
    this.skeleton = (request) => habits.skeleton(request);
    this.learn = (request, call) => habits.learn(request, call);
    this.similar = (request) => habits.similar(request);
    this.learned = () => habits.learned();
    this.forgetProject = (request) => habits.forgetProject(request);
  }

  get projects(): LearnedProjects {
    return this.#habits.projects;
  }

  async sentiment({ texts }: SentimentRequest, { signal }: Call<never> = {}): Promise<SentimentReport> {
    this.#sentiment ??= this.#ports.openSentiment();
    const sentiment = await this.#sentiment;
    const readings = await sentiment.read(texts, signal);
    const { id, notice } = sentiment;
    return { model: id, readings, ...(notice === undefined ? {} : { notice }) };
  }

  async dispose(): Promise<void> {
    const opened = await this.#sentiment?.catch(() => undefined);
    await opened?.dispose();
    await this.#habits.dispose();
  }
}
