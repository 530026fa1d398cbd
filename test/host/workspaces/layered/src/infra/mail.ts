export class Mail {
  send(to: string): boolean {
    return to.length > 0;
  }
}
