/** Text that a person is shown: its beginning, and how much more there is. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most)}\n… (${(text.length - most).toLocaleString('en')} characters more)`;
}
