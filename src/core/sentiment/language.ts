/** Whether words are English, by the small words that every English text has and those that other languages have. */
import type { Token } from './tokens.ts';

const ENGLISH =
  wordsOf(`the a an is are was were be been am i you he she it we they this that these those and or but if then else of to in on at for from with by as not
  no yes do does did don't doesn't didn't can can't could should would will won't have has had my your his her its our their me him us them what which who when where why how
  so just also only very too more most than there here out up down about into over after before any some all each other another because while please thanks thank sorry
  it's i'm i've i'll you're that's there's let's isn't aren't wasn't haven't what's ok okay lgtm nice good great cool bad hate love works work working fixed fix fixes
  merged done agreed sounds looks look think need needs use using used add added remove removed update updated test tests code issue patch still never always again`);

const OTHERS =
  wordsOf(`der die das und ist nicht ein eine einen ich du wir ihr sie es mit auf für von zu dem den des im auch aber oder wenn wie nur noch schon sehr danke bitte gut schlecht funktioniert hab habe kann warum
  le la les un une des et est pas je tu nous vous ils elle dans pour avec sur que qui ne ce cette mais où merci oui non très bien aussi être fait c'est j'ai n'est ça marche
  el los las una y es en por con para como pero más muy está esto eso gracias hola sí también funciona bueno qué porque cuando tengo
  o os um uma e não é em com mais muito obrigado obrigada isso está você mas também quando tenho por favor funciona
  il lo gli di che non è per ma sono questo grazie molto anche funziona perché
  het een van en niet dat ik je met voor maar bedankt dit zijn werkt ook
  nie jest to się na że jak dziękuję tak ale działa bardzo
  jag och det är inte som på för att tack med men ett den fungerar
  bu ve bir için çok teşekkürler değil ama nasıl çalışmıyor
  tak nefunguje děkuji není jsem ale proč
  và là không cảm ơn tôi này yang dan tidak untuk ini itu terima kasih dengan adalah bisa`);

const LEAST_LATIN = 0.7;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

/** True for a text without words, and where too few are there to tell. */
export function isEnglish(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ text }) => text);
  if (words.length === 0) return true;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  const latin = words.reduce((sum, word) => sum + (word.match(/[a-z']/g)?.length ?? 0), 0);
  if (latin < letters * LEAST_LATIN) return false;
  const english = words.filter((word) => ENGLISH.has(word)).length;
  const other = words.filter((word) => OTHERS.has(word) && !ENGLISH.has(word)).length;
  const accented = words.filter((word) => /[^a-z']/.test(word)).length;
  return other + accented / 2 <= english || other + accented < Math.max(1, words.length / 8);
}
