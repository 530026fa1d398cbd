import { Mail } from './mail';
import { load, PAGE_SIZE } from './paging';

export const used = [load({ size: PAGE_SIZE }), new Mail()];
