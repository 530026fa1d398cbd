import { placeOrder } from '../orders/order';
import { Product } from '../catalog/product';

export interface Customer {
  readonly name: string;
  buy(product: Product): unknown;
}

export function createCustomer(name: string): Customer {
  const customer: Customer = { name, buy: (product) => placeOrder(customer, product) };
  return customer;
}
