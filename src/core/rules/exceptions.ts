/** What is tolerated, and until when. */
import type { CompiledException } from './compileRules.ts';
import type { Draft } from './judge.ts';
import type { Place, Selector } from './selector.ts';

export class Exceptions {
  readonly #placeOf: (path: string) => Place | undefined;
  readonly #today: string;
  readonly #used = new Set<CompiledException>();

  /** @param placeOf undefined for the name of a package. */
  constructor(placeOf: (path: string) => Place | undefined, today: string) {
    this.#placeOf = placeOf;
    this.#today = today;
  }

  /** The drafts that no exception tolerates; those that one tolerated in its time say so. */
  *sift(drafts: Iterable<Draft>, exceptions: readonly CompiledException[]): Iterable<Draft> {
    for (const draft of drafts) {
      const fitting = exceptions.filter((each) => this.#fits(each, draft));
      for (const each of fitting) this.#used.add(each);
      if (fitting.some((each) => !this.#isOver(each))) continue;
      yield fitting.length === 0 ? draft : { ...draft, message: `${draft.message} ${endText(fitting[0]!)}` };
    }
  }

  /** Why the draft is tolerated today, where it is. */
  reasonFor(draft: Draft, exceptions: readonly CompiledException[]): string | undefined {
    return exceptions.find((each) => !this.#isOver(each) && this.#fits(each, draft))?.written.reason;
  }

  isUsed(exception: CompiledException): boolean {
    return this.#used.has(exception);
  }

  #isOver({ written: { until } }: CompiledException): boolean {
    return until !== undefined && until < this.#today;
  }

  #fits({ from, to }: CompiledException, draft: Draft): boolean {
    const parties = draft.parties ?? [draft];
    return parties.some(
      (party) =>
        (from === undefined || this.#means(from, party.from)) &&
        (to === undefined || (party.to !== undefined && this.#means(to, party.to, from?.groups(party.from)))),
    );
  }

  #means(selector: Selector, name: string, groups?: readonly string[]): boolean {
    const file = this.#placeOf(name);
    return file === undefined ? selector.hasPackage(name, groups) : selector.has(file, groups);
  }
}

function endText({ written: { reason, until } }: CompiledException): string {
  return `The exception for it (${reason.trim()}) ended on ${until}.`;
}
