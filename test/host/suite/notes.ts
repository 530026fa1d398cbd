/** Figures that a run prints beside its results. */
export const notes: string[] = [];
