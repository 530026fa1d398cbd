/** The folder that holds the compiled kernels; compiled where that has not been done for these sources. */
export declare function buildKernels(): Promise<string>;
export declare function placeKernels(target: string): Promise<void>;
