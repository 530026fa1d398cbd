/**
 * How many files a part may hold before it is taken apart. A person reads a system of n files as about √n parts of √n files each,
 * so both limits grow with the root.
 */
export interface Rooms {
  /** Files of a package that stays whole, whatever its folders are. */
  readonly small: number;
  /** Files of a package that stays whole although the workspace has others. */
  readonly package: number;
  /** Files of a folder that stays whole. */
  readonly folder: number;
}

/** No part of fewer files needs to be taken apart; somebody drew the line around a package on purpose. */
const ENOUGH = { package: 40, folder: 20 };
/** Share of the workspace that one package may be. */
const SHARE = 1 / 8;
/** Steps between two limits as a factor: one more file must not move limits that other folders are measured by. */
const STEP = 2 ** 0.25;

/** @param files of the product in the workspace, its tests and examples left out. */
export function roomsFor(files: number): Rooms {
  const side = STEP ** Math.round(Math.log(Math.sqrt(Math.max(1, files))) / Math.log(STEP));
  return {
    small: ENOUGH.package,
    package: Math.max(ENOUGH.package, Math.min(side * side * SHARE, 4 * side)),
    folder: Math.max(ENOUGH.folder, 3 * side),
  };
}
