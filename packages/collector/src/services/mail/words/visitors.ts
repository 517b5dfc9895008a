import type { MailLanguage } from '@handrail/protocol';
import { pickLocale } from '@handrail/protocol/text';

/** What we add to what agents write to somebody who asked. */
interface VisitorWords {
  replyAbove: string;
  guide: string;
  article: string;
  /** `when` as in "in 3 days". */
  closes: (when: string) => string;
}

/** In the languages in which pages speak to visitors. */
const WORDS = {
  en: {
    replyAbove: 'Reply above this line',
    guide: 'A guide waits for you in the application.',
    article: 'An article waits for you in the help of the application.',
    closes: (when) => `This ticket was solved and will be closed ${when}. If something is still open, answer here.`,
  },
  de: {
    replyAbove: 'Bitte über dieser Zeile antworten',
    guide: 'In der Anwendung wartet eine Anleitung auf Sie.',
    article: 'In der Hilfe der Anwendung wartet ein Artikel auf Sie.',
    closes: (when) =>
      `Diese Anfrage ist gelöst und wird ${when} geschlossen. Ist noch etwas offen, antworten Sie hier.`,
  },
  fr: {
    replyAbove: 'Répondez au-dessus de cette ligne',
    guide: 'Un guide vous attend dans l’application.',
    article: 'Un article vous attend dans l’aide de l’application.',
    closes: (when) => `Cette demande est résolue et sera fermée ${when}. S’il reste une question, répondez ici.`,
  },
  es: {
    replyAbove: 'Responda encima de esta línea',
    guide: 'Le espera una guía en la aplicación.',
    article: 'Le espera un artículo en la ayuda de la aplicación.',
    closes: (when) => `Esta solicitud está resuelta y se cerrará ${when}. Si queda algo pendiente, responda aquí.`,
  },
  it: {
    replyAbove: 'Rispondere sopra questa riga',
    guide: 'Una guida La aspetta nell’applicazione.',
    article: 'Un articolo La aspetta nell’aiuto dell’applicazione.',
    closes: (when) => `Questa richiesta è risolta e verrà chiusa ${when}. Se resta qualcosa in sospeso, risponda qui.`,
  },
  pt: {
    replyAbove: 'Responda acima desta linha',
    guide: 'Um guia espera por si na aplicação.',
    article: 'Um artigo espera por si na ajuda da aplicação.',
    closes: (when) => `Este pedido está resolvido e será fechado ${when}. Se algo ficou por resolver, responda aqui.`,
  },
  nl: {
    replyAbove: 'Antwoord boven deze regel',
    guide: 'In de applicatie staat een uitleg voor u klaar.',
    article: 'In de hulp van de applicatie staat een artikel voor u klaar.',
    closes: (when) => `Deze vraag is opgelost en wordt ${when} gesloten. Is er nog iets open, antwoord dan hier.`,
  },
  pl: {
    replyAbove: 'Odpowiedz powyżej tej linii',
    guide: 'W aplikacji czeka na Ciebie przewodnik.',
    article: 'W pomocy aplikacji czeka na Ciebie artykuł.',
    closes: (when) =>
      `To zgłoszenie zostało rozwiązane i ${when} zostanie zamknięte. Jeśli coś pozostało, odpowiedz tutaj.`,
  },
  ar: {
    replyAbove: 'اكتب ردك فوق هذا السطر',
    guide: 'ينتظرك دليل إرشادي في التطبيق.',
    article: 'تنتظرك مقالة في مساعدة التطبيق.',
    closes: (when) => `تم حل هذا الطلب وسيُغلق ${when}. إذا بقي شيء لم يُحل فأجب هنا.`,
  },
  ja: {
    replyAbove: 'この行より上に返信を書いてください',
    guide: 'アプリケーションでガイドをご覧いただけます。',
    article: 'アプリケーションのヘルプで記事をご覧いただけます。',
    closes: (when) => `このお問い合わせは解決済みで、${when}に終了します。未解決の点があれば、ここにご返信ください。`,
  },
} satisfies Record<string, VisitorWords>;

type VisitorLanguage = keyof typeof WORDS;

/** The language of somebody whose page was in this one; else the collector's. */
export function visitorLanguage(locale: string | undefined, otherwise: MailLanguage): VisitorLanguage {
  const have = Object.keys(WORDS);
  // One of these keys, or the language of mails, which is one of them too.
  return (locale === undefined ? otherwise : (pickLocale(have, [locale]) ?? otherwise)) as VisitorLanguage;
}

export const visitorWords = (language: VisitorLanguage): VisitorWords => WORDS[language];

/** Such as "in 3 days". */
export const inDays = (language: VisitorLanguage, days: number): string =>
  new Intl.RelativeTimeFormat(language).format(days, 'day');

/** Each line above which somebody may have been asked to answer. */
export const REPLY_LINES: readonly string[] = Object.values(WORDS).map(({ replyAbove }) => replyAbove);
