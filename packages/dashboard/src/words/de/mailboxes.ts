/** Wörter zu Postfächern, deren Mails Tickets öffnen. */
export const mailboxMessages: typeof import('../en/mailboxes.ts').mailboxMessages = {
  title: 'Postfächer',
  note: 'Eine Mail an eines davon öffnet ein Ticket, außer sie beantwortet eines. Ihr Mailserver reicht sie herein; wie, steht in „The service centre“ der Dokumentation.',
  one: 'Postfach',
  address: 'Mailadresse',
  addressNote: 'In Kleinbuchstaben, etwa hilfe@example.com.',
  app: 'Die Tickets gehören zu',
  senders: 'Wer Tickets öffnen darf',
  sendersOf: {
    known: 'Wen die App uns mit dieser Adresse genannt hat',
    anyone: 'Alle, deren Adresse bewiesen ist',
  },
  authserv: 'Name Ihres Mailservers in seinen Prüfungen',
  authservNote:
    'Wie er in „Authentication-Results“ vorn steht, etwa mx.example.com. Wofür er nicht bürgt, das öffnet nichts.',
};
