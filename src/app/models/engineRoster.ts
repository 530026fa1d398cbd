/** The engines of the present settings. Those that new settings leave as they were keep what they have loaded. */
import { messageOf } from '../../base/messageOf.ts';
import { DEFAULT_EMBEDDED } from '../../core/model/embeddedEngine.ts';
import type { EnginesConfiguration, ServerConfiguration } from '../../core/model/engines.ts';
import { reachOf, serverAddress } from '../../core/openai/serverAddress.ts';
import type { TextEngines } from '../../core/ports/textEngines.ts';
import { EngineSlot } from './engineSlot.ts';

export class EngineRoster {
  readonly #factory: TextEngines;
  readonly #now: () => number;
  #slots: readonly EngineSlot[] = [];
  #problems: readonly string[] = [];

  constructor(factory: TextEngines, now: () => number) {
    this.#factory = factory;
    this.#now = now;
  }

  get slots(): readonly EngineSlot[] {
    return this.#slots;
  }

  /** Servers that are left out, and why. */
  get problems(): readonly string[] {
    return this.#problems;
  }

  async configure({ servers, embedded }: EnginesConfiguration): Promise<void> {
    this.#problems = [];
    const factory = this.#factory;
    const now = this.#now;
    const own = { ...DEFAULT_EMBEDDED, ...embedded };
    const wanted = [
      new EngineSlot({
        known: { id: 'embedded', kind: 'embedded', reach: 'machine' },
        settings: JSON.stringify(own),
        make: () => factory.embedded(own),
        now,
      }),
      ...servers.flatMap((server) => this.#serverSlot(server) ?? []),
      new EngineSlot({
        known: { id: 'vscode', kind: 'vscode', reach: 'network' },
        settings: '',
        make: () => factory.vscode(),
        now,
      }),
    ];
    const before = this.#slots;
    const possible = wanted.filter(({ kind }) => factory.kinds.includes(kind));
    this.#slots = possible.map(
      (slot) => before.find(({ id, settings }) => id === slot.id && settings === slot.settings) ?? slot,
    );
    await Promise.all(before.filter((slot) => !this.#slots.includes(slot)).map((slot) => slot.dispose()));
  }

  forget(): void {
    for (const slot of this.#slots) slot.forget();
  }

  async dispose(): Promise<void> {
    const slots = this.#slots;
    this.#slots = [];
    await Promise.all(slots.map((slot) => slot.dispose()));
  }

  #serverSlot(server: ServerConfiguration): EngineSlot | undefined {
    try {
      const address = serverAddress(server.name, server.url);
      const reach = reachOf(address);
      if (server.key !== undefined && reach === 'network' && address.protocol === 'http:')
        this.#problems = [...this.#problems, openlySent(server.name)];
      return new EngineSlot({
        known: { id: `server:${server.name}`, kind: 'server', reach },
        settings: JSON.stringify(server),
        make: () => this.#factory.server(server),
        now: this.#now,
      });
    } catch (error) {
      this.#problems = [...this.#problems, messageOf(error)];
      return undefined;
    }
  }
}

function openlySent(name: string): string {
  return `The key of the server “${name}” is sent unencrypted. Use https where others share the network.`;
}
