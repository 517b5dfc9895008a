/** What is said of questions that are kept. */
export const questionMessages = {
  title: (count: number) => (count === 0 ? 'Kept questions' : `Kept questions (${count})`),
  none: 'None yet. Keep the question that is asked below, to find it again, share it or pin it to the overview.',
  keptBy: (owner: string, shared: boolean) => (shared ? `${owner}, shared` : 'only for you'),
  pin: (name: string) => `Pin “${name}”`,
  unpin: (name: string) => `Unpin “${name}”`,
  share: (name: string) => `Share “${name}”`,
  unshare: (name: string) => `Stop sharing “${name}”`,
  remove: (name: string) => `Remove “${name}”`,
  keep: 'Keep this question',
  name: 'Name of the question',
  kept: (name: string) => `“${name}” is kept.`,
  pinned: 'Pinned questions',
  files: 'Take these figures along',
};
