import type { SegmentUse } from '@handrail/protocol';

/** What the page about segments says. */
export const segmentMessages = {
  title: 'Segments',
  lead: 'Audiences with a name. A guide that is for a segment follows it: when the segment changes, so does who sees the guide, at once.',
  back: 'Guides',
  caption: 'Segments of this app',
  name: 'Name',
  usedBy: 'Used by',
  nobody: 'Nothing yet',
  use: { guide: 'guide', article: 'article', segment: 'segment' } satisfies Record<SegmentUse['kind'], string>,
  make: 'New segment',
  makeTitle: 'New segment',
  editTitle: (name: string) => `Change “${name}”`,
  edit: 'Change',
  editOf: (name: string) => `Change ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  kept: 'Cannot be removed while it is used.',
  who: 'Who belongs to it',
  empty: 'Add at least one condition.',
  affects: (count: number) =>
    count === 1 ? 'One thing uses it and changes with it.' : `${count} things use it and change with it.`,
  save: 'Save',
  cancel: 'Cancel',
  saved: (name: string) => `“${name}” is saved.`,
  removed: (name: string) => `“${name}” is removed.`,
  noneTitle: 'No segment yet',
  none: 'Make one for people that several guides are for: a department, a role, everybody who is new.',
};
