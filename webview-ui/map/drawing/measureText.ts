/** Widths of texts in the page's own font, as the drawing has it. */
import { type Measure, roughly } from '../../../src/core/map/measure.ts';

/** @param element whose font it is; asked once it is part of the page. */
export function measureIn(element: Element): Measure {
  const known = new Map<string, number>();
  let context: CanvasRenderingContext2D | null | undefined;
  const measured = (text: string) => {
    if (context === undefined) {
      context = document.createElement('canvas').getContext('2d');
      if (context !== null) context.font = `12px ${getComputedStyle(element).fontFamily}`;
    }
    return context?.measureText(text).width ?? roughly(text);
  };
  return (text) => {
    const width = known.get(text) ?? measured(text);
    known.set(text, width);
    return width;
  };
}
