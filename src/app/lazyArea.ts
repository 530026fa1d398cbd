/** A part of the engine that is loaded with its first call: neither its modules nor its stores cost a start anything. */
import { AREAS } from '../protocol/engineRpc.ts';

type Method = (...all: unknown[]) => Promise<unknown>;

export interface LazyArea<A> {
  readonly area: A;
  /** Of nothing, where nobody called it. */
  dispose(): Promise<void>;
}

export function lazyArea<A extends object>(
  name: keyof typeof AREAS,
  load: () => Promise<A & { dispose(): Promise<void> }>,
  /** Told of each call. @returns to be called when it ends. */
  begin: (method: string) => () => void = () => () => {},
): LazyArea<A> {
  let loaded: ReturnType<typeof load> | undefined;
  const method =
    (each: string): Method =>
    async (...all) => {
      const end = begin(each);
      try {
        loaded ??= load();
        return await ((await loaded) as unknown as Record<string, Method>)[each]!(...all);
      } finally {
        end();
      }
    };
  return {
    area: Object.fromEntries(AREAS[name].map((each) => [each, method(each)])) as unknown as A,
    async dispose() {
      await (await loaded)?.dispose();
    },
  };
}
