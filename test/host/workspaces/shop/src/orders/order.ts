import { Customer } from '../customers/customer';
import { Product } from '../catalog/product';
import { format } from '../shared/money';

export interface Order {
  readonly customer: Customer;
  readonly product: Product;
  readonly label: string;
}

export function placeOrder(customer: Customer, product: Product): Order {
  return { customer, product, label: `${product.name}: ${format(product.price)}` };
}
