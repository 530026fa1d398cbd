import { Catalog } from '../catalog/catalog';
import { describe } from '../catalog/discounts';
import { Product } from '../catalog/product';

export function search(catalog: Catalog, name: string): [Product, string] {
  return [catalog.find(name), describe(10)];
}
