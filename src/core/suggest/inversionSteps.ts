import { basename, dirname, extname } from '../../base/paths.ts';
import { list } from './cutTypeOnly.ts';
import type { Inversion } from './invert.ts';
import type { FileEdge } from './simulate.ts';

/** How a person turns a dependency round where no edit does. */
export function inversionSteps({ className, members }: Inversion, { from, to }: FileEdge): readonly string[] {
  return [
    `Declare an interface with ${list(members)} beside ${basename(from)}, in ${dirname(from)}/, in a new ${extname(from)} file.`,
    `Let ${className} in ${to} implement it, and let ${from} name the interface only.`,
    `Create the ${className} where the program is put together, and pass it in.`,
  ];
}
