/** What this machine runs on, asked at most once in a while. */
import type { PowerSource } from '../../core/ports/backgroundPorts.ts';
import { commandOnBattery, MAC_POWER, WINDOWS_POWER } from './commandPower.ts';
import { linuxOnBattery } from './linuxPower.ts';

const HOLDS_MS = 60_000;

type Ask = () => Promise<boolean | undefined>;

const ASK: Readonly<Partial<Record<NodeJS.Platform, Ask>>> = {
  linux: () => linuxOnBattery(),
  darwin: () => commandOnBattery(MAC_POWER),
  win32: () => commandOnBattery(WINDOWS_POWER),
};

export function powerSource(now: () => number, ask: Ask | undefined = ASK[process.platform]): PowerSource {
  let last: { readonly atMs: number; readonly answer: Promise<boolean | undefined> } | undefined;
  return {
    async onBattery() {
      if (ask === undefined) return false;
      if (last === undefined || now() - last.atMs > HOLDS_MS) last = { atMs: now(), answer: ask() };
      return (await last.answer) === true;
    },
  };
}
