/** How much of an action is written down: all; no words of code or comments; or no titles, reasons and paths either. */
export const FEEDBACK_LEVELS = ['all', 'no code', 'numbers only'] as const;

export type FeedbackLevel = (typeof FEEDBACK_LEVELS)[number];
