import type { Colours, Theme } from '@handrail/protocol';

/** What the page about the look of guides says. */
export const themeMessages = {
  title: 'Look of guides',
  lead: 'How every guide of this app looks, unless a guide says otherwise. Visitors have it within a minute of saving.',
  colours: 'Colours',
  coloursCaption: 'Colours in light and in dark',
  token: 'For',
  schemeNames: { light: 'Light', dark: 'Dark' },
  tokens: {
    accent: 'Main button and progress',
    onAccent: 'Words on the main button',
    surface: 'Ground',
    text: 'Titles',
    muted: 'Text',
    border: 'Lines',
  } satisfies Record<keyof Colours, string>,
  colourOf: (token: string, scheme: string) => `${token}, ${scheme}`,
  codeOf: (token: string, scheme: string) => `${token}, ${scheme}, as #rrggbb`,
  resetOf: (token: string, scheme: string) => `${token}, ${scheme}: take ours again`,
  reset: 'Ours',
  scheme: 'Scheme',
  schemes: { auto: 'As the visitor’s system', light: 'Always light', dark: 'Always dark' } satisfies Record<
    NonNullable<Theme['scheme']>,
    string
  >,
  shape: 'Type and shape',
  font: 'Font',
  fonts: {
    system: 'Of the visitor’s system',
    page: 'Of the page',
    serif: 'Serif',
    mono: 'Fixed width',
  } satisfies Record<NonNullable<Theme['font']>, string>,
  fontSize: 'Size of words, 12 to 24 pixels',
  radius: 'Roundness, 0 to 32 pixels',
  shadow: 'Shadow',
  shadows: { none: 'None', soft: 'Soft', strong: 'Strong' } satisfies Record<NonNullable<Theme['shadow']>, string>,
  spacing: 'Room',
  spacings: { compact: 'Little', normal: 'Normal', roomy: 'Much' } satisfies Record<
    NonNullable<Theme['spacing']>,
    string
  >,
  preview: 'So visitors see it',
  previewOf: (scheme: string) => `A step in this look, ${scheme}`,
  previewFailed: 'The preview could not be loaded. The look can be saved all the same.',
  sampleTitle: 'Choose a supplier',
  sampleText: 'Open the list and take the supplier of your order. You can change it later.',
  poorTitle: 'Some people cannot read this',
  poor: (front: string, back: string, scheme: string, ratio: string, needed: number) =>
    `${front} on ${back} (${scheme}): contrast ${ratio} to 1; ${needed} is needed.`,
  refused: 'Not saved: first change the colours that some people cannot read.',
  badNumber: (label: string) => `“${label}” takes a whole number in its range.`,
  save: 'Save',
  saved: 'Saved.',
  toSettings: 'Look of guides',
};
