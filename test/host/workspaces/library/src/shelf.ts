import { Book } from './book';

export class Shelf {
  readonly #books: Book[] = [];

  add(title: string): Book {
    const book = new Book(title, this);
    this.#books.push(book);
    return book;
  }
}
