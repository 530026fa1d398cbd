/** Deeper folders are reported, not read: no hand-made tree is that deep. */
export const MAX_DEPTH = 64;

/** A folder that holds this file is a virtual environment: someone else's code, whatever it is called. */
export const VIRTUAL_ENVIRONMENT = 'pyvenv.cfg';
