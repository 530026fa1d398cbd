/** Words that say nothing about what a text is about: function words of English, and what every sentence about code has. */
const STOP = new Set(
  `a an the this that these those it its is are was were be been being am do does did done has have had having
   of in on at by to from for with without into onto as and or but not no nor so than then if else when where which who whose what how why
   will would shall should can could may might must
   we you they he she i our your their his her us them there here
   also only just very more most such any some each every all both other another same own
   about after before between during through over under again further once
   e g ie eg etc via per vs one`
    .split(/\s+/)
    .filter(Boolean),
);

/** @param word in lower case, not stemmed. */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}
