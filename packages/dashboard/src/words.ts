import { language, type Language } from './language.ts';

/** Every word of the dashboard in one language: whatever English says, the others say too. */
type Words = typeof import('./words/en/index.ts');

const WORDS: Readonly<Record<Language, () => Promise<Words>>> = {
  en: () => import('./words/en/index.ts'),
  de: () => import('./words/de/index.ts'),
  fr: () => import('./words/fr/index.ts'),
};

// Awaited here, so that every module that imports these has them from its first line on (ADR 83).
const words = await WORDS[language]();

export const {
  messages,
  alertMessages,
  articleMessages,
  connectorMessages,
  editMessages,
  eventMessages,
  exploreMessages,
  figureWords,
  frictionMessages,
  goalMessages,
  guideFigureMessages,
  guideMessages,
  mailboxMessages,
  mailingMessages,
  overviewMessages,
  pathMessages,
  questionMessages,
  problemWords,
  ownDefinitions,
  rolloutMessages,
  segmentMessages,
  serviceMessages,
  switchMessages,
  themeMessages,
  topicDefinitions,
  topicMessages,
  workspaceMessages,
} = words;
export const ticketMessages = { ...words.listWords, ...words.ticketWords };
