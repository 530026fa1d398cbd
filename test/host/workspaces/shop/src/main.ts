import { Catalog } from './catalog/catalog';
import { search } from './shared/catalogSearch';
import { createCustomer } from './customers/customer';
import { placeOrder } from './orders/order';

const catalog = new Catalog();
const customer = createCustomer('Ada');
console.log(placeOrder(customer, search(catalog, 'book')[0]));
