import { connect } from './connect';

export interface PageOptions {
  size: number;
}

export const PAGE_SIZE = 20;

export const load = (options: PageOptions) => connect(options.size);
