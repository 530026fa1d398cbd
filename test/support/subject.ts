/** A subject that notifies its observers, behind a folder's index. */
export const SUBJECT: Readonly<Record<string, string>> = {
  'src/events/priceFeed.ts': `import type { PriceListener } from './priceListener';

export class PriceFeed {
  private readonly listeners: PriceListener[] = [];

  attach(listener: PriceListener): void {
    this.listeners.push(listener);
  }

  detach(listener: PriceListener): void {
    this.listeners.splice(this.listeners.indexOf(listener), 1);
  }

  publish(price: number): void {
    for (const listener of this.listeners) listener.changed(price);
  }
}
`,
  'src/events/priceListener.ts': `export interface PriceListener {
  changed(price: number): void;
}
`,
  'src/events/printer.ts': `import type { PriceListener } from './priceListener';

export class Printer implements PriceListener {
  changed(price: number): void {
    console.log(price);
  }
}
`,
  'src/events/alarm.ts': `import type { PriceListener } from './priceListener';

export class Alarm implements PriceListener {
  private last = 0;

  changed(price: number): void {
    if (price > this.last * 2) console.warn(price);
    this.last = price;
  }
}
`,
  'src/events/index.ts': `export { Alarm } from './alarm';
export { PriceFeed } from './priceFeed';
export { Printer } from './printer';
`,
  'src/feeds/start.ts': `import { Alarm, PriceFeed, Printer } from '../events';

export function start(): PriceFeed {
  const feed = new PriceFeed();
  feed.attach(new Alarm());
  feed.attach(new Printer());
  return feed;
}
`,
};
