/** Words about mailboxes whose mails open tickets. */
export const mailboxMessages = {
  title: 'Mailboxes',
  note: 'A mail to one of these opens a ticket, unless it answers one. Your mail server hands them in; how, stands in “The service centre” of the documentation.',
  one: 'Mailbox',
  address: 'Mail address',
  addressNote: 'In small letters, such as help@example.com.',
  app: 'Its tickets belong to',
  senders: 'Who may open tickets',
  sendersOf: {
    known: 'People whom the app has named to us with this address',
    anyone: 'Anyone whose address is proven',
  },
  authserv: 'Name of your mail server in its checks',
  authservNote:
    'As it stands first in “Authentication-Results”, such as mx.example.com. What it does not vouch for opens nothing.',
};
