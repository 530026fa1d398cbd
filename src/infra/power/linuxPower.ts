/** From the kernel's list of power supplies (Documentation/ABI/testing/sysfs-class-power). */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const FOLDER = '/sys/class/power_supply';

/** @returns undefined where it cannot be told. */
export async function linuxOnBattery(folder = FOLDER): Promise<boolean | undefined> {
  const names = await readdir(folder).catch(() => []);
  const supplies = await Promise.all(names.map((name) => supplyOf(join(folder, name))));
  if (supplies.some((each) => each === 'mains')) return false;
  if (supplies.some((each) => each === 'draining')) return true;
  return supplies.length === 0 ? undefined : false;
}

async function supplyOf(folder: string): Promise<'mains' | 'draining' | 'other'> {
  const read = async (name: string) => (await readFile(join(folder, name), 'utf8').catch(() => '')).trim();
  const [type, scope, online, status] = await Promise.all(['type', 'scope', 'online', 'status'].map(read));
  // Of a mouse or a headset.
  if (scope === 'Device') return 'other';
  if (type === 'Battery') return status === 'Discharging' ? 'draining' : 'other';
  return (type === 'Mains' || type === 'USB') && online === '1' ? 'mains' : 'other';
}
