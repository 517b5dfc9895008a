import type { App, Corner } from '@handrail/protocol';

/** Whether an app has help, and how visitors come to it, as the form has it. */
export interface HelpDraft {
  opens: 'off' | 'shown' | 'hidden';
  corner: Corner;
  key: boolean;
}

export const helpDraftOf = ({ help }: Pick<App, 'help'>): HelpDraft => ({
  opens: help ? (help.launcher ?? 'shown') : 'off',
  corner: help?.corner ?? 'bottom-end',
  key: help?.key ?? false,
});

/** The setting of the app; one without help has none. */
export const helpOf = ({ opens, corner, key }: HelpDraft): Pick<App, 'help'> =>
  opens === 'off' ? {} : { help: { launcher: opens, corner, key } };
