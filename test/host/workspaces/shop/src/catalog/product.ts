export interface Product {
  readonly name: string;
  readonly price: number;
}
