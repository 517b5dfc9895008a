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
  opened: 'Opened in a new tab.',
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
