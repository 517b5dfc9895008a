/** What the dashboard says of editing on live pages. */
export const editMessages = {
  title: 'Edit on the live page',
  text: 'Opens a page of your application with the editor over it. The link works once, for ten minutes.',
  address: 'Address of the page',
  open: 'Edit on the live page',
  newTitle: 'New guide',
  newText:
    'Opens a page of your application with the editor over it. Do the task there: each thing that you do becomes a step, which you can then put into better words. The link works once, for ten minutes.',
  record: 'Record on the live page',
  opened: 'Opened in a new tab. Waiting for the editor to answer…',
  there: 'The editor is on the page, in the other tab.',
  late: (origin: string) =>
    `The editor has not answered from ${origin}. Look at the other tab; most often it is one of these:`,
  causes: {
    script: 'The page lacks the script tag of this app, or has the key of another one.',
    signIn: 'The page has asked for a sign-in and lost the link. Sign in there, then press the button here again.',
    policy: 'The page’s content security policy forbids the script or the editor. It needs, besides what it has:',
    rewritten:
      'The application rewrites its address before our script runs, as some routers do. Put the tag first in the head, without “async”:',
    origin: (allowed: string, origin: string) =>
      allowed === ''
        ? `The page leads on to another origin than ${origin}.`
        : `The page leads on to an origin that is not among those of the app: ${allowed}.`,
  },
  blocked: 'The browser has blocked the new tab. Allow pop-ups for the dashboard, and press again.',
  sessionsTitle: 'Where you are editing',
  end: 'End',
};

/** What can be turned off for a while. */
export const switchMessages = {
  off: 'Switched off',
  switchOff: 'Switch off',
  switchOffOf: (name: string) => `Switch off ${name}`,
  switchOn: 'Switch on',
  switchOnOf: (name: string) => `Switch on ${name}`,
  isOff: (name: string) => `“${name}” is off. It is kept as it is.`,
  isOn: (name: string) => `“${name}” is on.`,
};
