import Type from 'typebox';

const closed = { additionalProperties: false };
const colourSchema = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'a colour as #rrggbb' });

const colours = {
  /** Colour of the main button and the progress. */
  accent: Type.Optional(colourSchema),
  /** Colour of words on the accent. */
  onAccent: Type.Optional(colourSchema),
};

/** The colours of one scheme. A pair that cannot be read (below 4.5:1) is refused when the theme is saved. */
export const coloursSchema = Type.Object(
  {
    ...colours,
    /** Behind the words. */
    surface: Type.Optional(colourSchema),
    text: Type.Optional(colourSchema),
    /** Words that matter less. */
    muted: Type.Optional(colourSchema),
    border: Type.Optional(colourSchema),
  },
  closed,
);

/** How guides look. Every token is optional and falls back to ours; those of a guide win over those of its app. */
export const themeSchema = Type.Object(
  {
    /** `auto` follows the visitor's system. @default 'auto' */
    scheme: Type.Optional(Type.Enum(['auto', 'light', 'dark'])),
    /** In both schemes, unless `light` or `dark` says otherwise. */
    ...colours,
    light: Type.Optional(coloursSchema),
    dark: Type.Optional(coloursSchema),
    /** Corner radius in CSS pixels. */
    radius: Type.Optional(Type.Integer({ minimum: 0, maximum: 32 })),
    /** `page` takes the font of the host page; else one of the system's. @default 'system' */
    font: Type.Optional(Type.Enum(['system', 'page', 'serif', 'mono'])),
    /** Size of the words in CSS pixels. */
    fontSize: Type.Optional(Type.Integer({ minimum: 12, maximum: 24 })),
    shadow: Type.Optional(Type.Enum(['none', 'soft', 'strong'])),
    spacing: Type.Optional(Type.Enum(['compact', 'normal', 'roomy'])),
  },
  closed,
);

export type Colours = Type.Static<typeof coloursSchema>;
export type Theme = Type.Static<typeof themeSchema>;
