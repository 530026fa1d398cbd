/** What a record says in the language of those beside it. The reader knows every one of these words. */

export type RecordLanguage = 'en' | 'de' | 'es' | 'fr' | 'pt' | 'it';

/** Headings of MADR 4 (https://adr.github.io/madr/), and the words with which records speak of each other. */
export interface RecordWords {
  readonly context: string;
  readonly drivers: string;
  readonly options: string;
  readonly outcome: string;
  readonly consequences: string;
  readonly confirmation: string;
  readonly more: string;
  /** Before the option that was taken. */
  readonly chosen: string;
  readonly because: string;
  readonly good: string;
  readonly bad: string;
  readonly supersedes: string;
  readonly supersededBy: string;
  readonly amends: string;
  readonly relatesTo: string;
}

export const WORDS: Readonly<Record<RecordLanguage, RecordWords>> = {
  en: {
    context: 'Context and Problem Statement',
    drivers: 'Decision Drivers',
    options: 'Considered Options',
    outcome: 'Decision Outcome',
    consequences: 'Consequences',
    confirmation: 'Confirmation',
    more: 'More Information',
    chosen: 'Chosen option:',
    because: 'because',
    good: 'Good, because',
    bad: 'Bad, because',
    supersedes: 'Supersedes',
    supersededBy: 'superseded by',
    amends: 'Amends',
    relatesTo: 'Relates to',
  },
  de: {
    context: 'Kontext und Problemstellung',
    drivers: 'Treiber der Entscheidung',
    options: 'Betrachtete Optionen',
    outcome: 'Entscheidung',
    consequences: 'Konsequenzen',
    confirmation: 'Bestätigung',
    more: 'Weitere Informationen',
    chosen: 'Gewählt:',
    because: 'weil',
    good: 'Gut, weil',
    bad: 'Schlecht, weil',
    supersedes: 'Ersetzt',
    supersededBy: 'ersetzt durch',
    amends: 'Ergänzt',
    relatesTo: 'Siehe auch',
  },
  es: {
    context: 'Contexto y planteamiento del problema',
    drivers: 'Factores de la decisión',
    options: 'Opciones consideradas',
    outcome: 'Decisión',
    consequences: 'Consecuencias',
    confirmation: 'Confirmación',
    more: 'Más información',
    chosen: 'Opción elegida:',
    because: 'porque',
    good: 'Bueno, porque',
    bad: 'Malo, porque',
    supersedes: 'Reemplaza',
    supersededBy: 'reemplazada por',
    amends: 'Modifica',
    relatesTo: 'Véase también',
  },
  fr: {
    context: 'Contexte et problème',
    drivers: 'Facteurs de la décision',
    options: 'Options envisagées',
    outcome: 'Décision',
    consequences: 'Conséquences',
    confirmation: 'Confirmation',
    more: 'Plus d’informations',
    chosen: 'Option retenue :',
    because: 'parce que',
    good: 'Bien, parce que',
    bad: 'Mal, parce que',
    supersedes: 'Remplace',
    supersededBy: 'remplacée par',
    amends: 'Modifie',
    relatesTo: 'Voir aussi',
  },
  pt: {
    context: 'Contexto e problema',
    drivers: 'Fatores da decisão',
    options: 'Opções consideradas',
    outcome: 'Decisão',
    consequences: 'Consequências',
    confirmation: 'Confirmação',
    more: 'Mais informações',
    chosen: 'Opção escolhida:',
    because: 'porque',
    good: 'Bom, porque',
    bad: 'Ruim, porque',
    supersedes: 'Substitui',
    supersededBy: 'substituída por',
    amends: 'Altera',
    relatesTo: 'Veja também',
  },
  it: {
    context: 'Contesto e problema',
    drivers: 'Fattori della decisione',
    options: 'Opzioni considerate',
    outcome: 'Decisione',
    consequences: 'Conseguenze',
    confirmation: 'Conferma',
    more: 'Altre informazioni',
    chosen: 'Opzione scelta:',
    because: 'perché',
    good: 'Bene, perché',
    bad: 'Male, perché',
    supersedes: 'Sostituisce',
    supersededBy: 'sostituita da',
    amends: 'Modifica',
    relatesTo: 'Vedi anche',
  },
};

/** By the headings that only this language has; the Portuguese before the Spanish, whose words are nearer to it than the other way round. */
export const SIGNS: readonly (readonly [RecordLanguage, RegExp])[] = [
  ['de', /^(?:entscheidung|kontext|konsequenzen)(?!\p{L})/iu],
  ['fr', /^(?:contexte|décision|conséquences|statut)(?!\p{L})/iu],
  ['it', /^(?:contesto|decisione|conseguenze|stato)(?!\p{L})/iu],
  ['pt', /^(?:decisão|consequências)(?!\p{L})/iu],
  ['es', /^(?:decisión|consecuencias)(?!\p{L})/iu],
];
