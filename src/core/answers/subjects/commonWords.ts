/** Words that questions are made of: a file or symbol of such a name is meant only where it is quoted or looks like code. */
export const COMMON_WORDS = new Set(
  (
    'a about account across add after all also always am an and any anything apart app application architecture are around as ask at ' +
    'be because been before begin being below best better between big bigger biggest both break breaks broken build built but by ' +
    'call called calls can cannot central change changed changes circular class classes clean code codebase come common component ' +
    'components concern connect connected contain contains could couple coupled coupling create created cycle cycles ' +
    'dead decision decisions defined define depend dependencies dependency dependents depends describe design did differ different do does ' +
    'done during each edit else end ends endpoint endpoints enter entry error errors every everything example explain explained external fail ' +
    'fan feature file files find finding findings first fix folder folders follow for found from function functions general get give go ' +
    'goes good handle handled handles handling happen happens has have help here high hotspot hotspots how i if implement ' +
    'implementation implemented import important imports improve in inside interface into is issue issues it its just keep kept kind know ' +
    'language languages large larger largest last layer layers learn learned least less let library libraries like line lines list live lives load ' +
    'logic long look lot main make makes many may me mean means method methods might module modules more most much must my ' +
    'name named need needs new next no none not now object of off often old on once one only open or order organised organized other ' +
    'our out over overview own package packages part parts path pattern patterns people place please point points problem problems ' +
    'process project purpose put question rather read really refactor relate related relation rely repo repository responsible result ' +
    'rule rules run runs same say see service services set setup shall should show side simple since small so some something source start ' +
    'started starts state step stop store stored structure structured style such suggest suggestion summarise summarize summary support ' +
    'supported sure system take tell test tested testing tests than that the their them then there these they thing things think this those ' +
    'through time to together too tool top type types under understand unit unused up update us use used uses using value version ' +
    'very violate violated violates violation violations want was way we well were what when where which while who whole whose why will ' +
    'with within without work working works worst would write written wrong you your'
  ).split(' '),
);
