import { Shelf } from './shelf';

export class Book {
  readonly title: string;
  readonly shelf: Shelf;

  constructor(title: string, shelf = new Shelf()) {
    this.title = title;
    this.shelf = shelf;
  }
}
