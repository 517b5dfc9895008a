/** Les mots des boîtes aux lettres dont les messages ouvrent des tickets. */
export const mailboxMessages: typeof import('../en/mailboxes.ts').mailboxMessages = {
  title: 'Boîtes aux lettres',
  note: 'Un message envoyé à l’une d’elles ouvre un ticket, sauf s’il répond à un ticket. Votre serveur de messagerie les transmet ; comment, c’est dit dans « The service centre » de la documentation.',
  one: 'Boîte aux lettres',
  address: 'Adresse',
  addressNote: 'En minuscules, par exemple aide@example.com.',
  app: 'Ses tickets appartiennent à',
  senders: 'Qui peut ouvrir des tickets',
  sendersOf: {
    known: 'Les personnes que l’application nous a nommées avec cette adresse',
    anyone: 'Toute personne dont l’adresse est prouvée',
  },
  authserv: 'Nom de votre serveur de messagerie dans ses contrôles',
  authservNote:
    'Tel qu’il figure en tête de « Authentication-Results », par exemple mx.example.com. Ce dont il ne répond pas n’ouvre rien.',
};
