import { describe } from './discounts';
import { Product } from './product';

export const MAX_DISCOUNT = 50;

export class Catalog {
  readonly #products: Product[] = [{ name: 'book', price: 1200 }];

  find(name: string): Product {
    const product = this.#products.find((each) => each.name === name);
    if (product === undefined) throw new Error(`No ${name}: ${describe(0)}`);
    return product;
  }
}
