import { type PageOptions, PAGE_SIZE } from '../infra/paging';

export const first: PageOptions = { size: PAGE_SIZE };
