import assert from 'node:assert/strict';
import { join } from 'node:path';
import { commandOnBattery, MAC_POWER, WINDOWS_POWER } from '../../../../src/infra/power/commandPower.ts';
import { linuxOnBattery } from '../../../../src/infra/power/linuxPower.ts';
import { powerSource } from '../../../../src/infra/power/powerSource.ts';
import { withFolder } from '../../../support/temporary.ts';

const battery = (status: string, name = 'BAT0') => ({
  [`${name}/type`]: 'Battery\n',
  [`${name}/status`]: `${status}\n`,
});
const mains = (online: string) => ({ 'AC/type': 'Mains\n', 'AC/online': `${online}\n` });

describe('what the machine runs on', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, boolean | undefined])[] = [
    ['a battery that is drained', { ...battery('Discharging'), ...mains('0') }, true],
    ['one of two batteries', { ...battery('Discharging'), ...battery('Full', 'BAT1') }, true],
    ['mains, with a battery that charges', { ...battery('Charging'), ...mains('1') }, false],
    ['mains, with one that is kept below full', { ...battery('Discharging'), ...mains('1') }, false],
    [
      'a charger at a USB port',
      { ...battery('Discharging'), 'usb/type': 'USB\n', 'usb/online': '1\n' },
      false,
    ],
    [
      'mains, beside the battery of a mouse',
      { ...battery('Discharging', 'mouse'), 'mouse/scope': 'Device\n' },
      false,
    ],
    ['nobody knows, without supplies', { 'readme.txt': '' }, undefined],
    ['mains, where a supply says nothing of itself', { 'odd/name': 'x' }, false],
  ];
  for (const [what, files, expected] of cases) {
    it(`is ${what}`, () =>
      withFolder(files, async (folder) => {
        const at = expected === undefined ? join(folder, 'none') : folder;
        assert.equal(await linuxOnBattery(at), expected);
      }));
  }

  it('is read from what macOS and Windows say', () => {
    assert.equal(
      MAC_POWER.read("Now drawing from 'Battery Power'\n -InternalBattery-0\t93%; discharging"),
      true,
    );
    assert.equal(MAC_POWER.read("Now drawing from 'AC Power'\n -InternalBattery-0\t93%; charged"), false);
    assert.equal(MAC_POWER.read(''), undefined);
    assert.equal(WINDOWS_POWER.read('Offline\r\n'), true);
    assert.equal(WINDOWS_POWER.read('Online\r\n'), false);
    assert.equal(WINDOWS_POWER.read('Unknown'), undefined);
  });

  it('is asked of a program, which may fail', async () => {
    const echo = { file: process.execPath, args: ['-e', "console.log('Offline')"], read: WINDOWS_POWER.read };
    assert.equal(await commandOnBattery(echo), true);
    assert.equal(await commandOnBattery({ ...echo, file: '/nowhere/program' }), undefined);
    assert.equal(await commandOnBattery({ ...echo, args: ['-e', 'process.exit(1)'] }), undefined);
  });

  it('counts as mains where nobody knows, and is asked once a minute', async () => {
    let [nowMs, asked] = [0, 0];
    const answers = [undefined, true];
    const source = powerSource(
      () => nowMs,
      async () => answers[asked++],
    );
    assert.equal(await source.onBattery(), false);
    nowMs = 59_000;
    assert.equal(await source.onBattery(), false);
    nowMs = 61_000;
    assert.equal(await source.onBattery(), true);
    assert.equal(asked, 2);
  });
});
