/** What the tools of the words are called. */
export interface WordsTexts {
  tools: string;
  bold: string;
  italic: string;
  code: string;
  link: string;
  heading: string;
  bullets: string;
  numbers: string;
  callout: string;
  'block-code': string;
  divider: string;
  image: string;
  variable: string;
  address: string;
  alt: string;
  trait: string;
  otherwise: string;
  set: string;
  cancel: string;
  unsafe: string;
}

const english: WordsTexts = {
  tools: 'Format',
  bold: 'Bold',
  italic: 'Italic',
  code: 'Code',
  link: 'Link',
  heading: 'Heading',
  bullets: 'Bullets',
  numbers: 'Numbered list',
  callout: 'Callout',
  'block-code': 'Block of code',
  divider: 'Divider',
  image: 'Picture',
  variable: 'Something about the visitor',
  address: 'Address',
  alt: 'What the picture says',
  trait: 'Trait, such as firstName',
  otherwise: 'If it is not known',
  set: 'Set',
  cancel: 'Cancel',
  unsafe: 'Use an address with https, mailto or tel, or one within the site.',
};

const german: WordsTexts = {
  tools: 'Format',
  bold: 'Fett',
  italic: 'Kursiv',
  code: 'Code',
  link: 'Link',
  heading: 'Überschrift',
  bullets: 'Aufzählung',
  numbers: 'Nummerierte Liste',
  callout: 'Hinweis',
  'block-code': 'Codeblock',
  divider: 'Trennlinie',
  image: 'Bild',
  variable: 'Etwas über die Person',
  address: 'Adresse',
  alt: 'Was das Bild sagt',
  trait: 'Merkmal, etwa firstName',
  otherwise: 'Wenn es nicht bekannt ist',
  set: 'Übernehmen',
  cancel: 'Abbrechen',
  unsafe: 'Nehmen Sie eine Adresse mit https, mailto oder tel, oder eine innerhalb der Website.',
};

const french: WordsTexts = {
  tools: 'Mise en forme',
  bold: 'Gras',
  italic: 'Italique',
  code: 'Code',
  link: 'Lien',
  heading: 'Titre',
  bullets: 'Liste à puces',
  numbers: 'Liste numérotée',
  callout: 'Encadré',
  'block-code': 'Bloc de code',
  divider: 'Séparateur',
  image: 'Image',
  variable: 'Donnée sur la personne',
  address: 'Adresse',
  alt: 'Ce que dit l’image',
  trait: 'Caractéristique, p. ex. firstName',
  otherwise: 'Si elle est inconnue',
  set: 'Appliquer',
  cancel: 'Annuler',
  unsafe: 'Utilisez une adresse https, mailto ou tel, ou une adresse du site.',
};

const LANGUAGES: Readonly<Record<string, WordsTexts>> = { en: english, de: german, fr: french };

export const wordsTexts = (locale: string): WordsTexts => LANGUAGES[locale.slice(0, 2).toLowerCase()] ?? english;
