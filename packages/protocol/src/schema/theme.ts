import Type from 'typebox';

const colourSchema = Type.String({ pattern: '^#[0-9a-fA-F]{6}$', description: 'a colour as #rrggbb' });

/** How guides look. Every token is optional and falls back to ours. */
export const themeSchema = Type.Object(
  {
    /** `auto` follows the visitor's system. @default 'auto' */
    scheme: Type.Optional(Type.Enum(['auto', 'light', 'dark'])),
    /** Colour of the main button and the progress. */
    accent: Type.Optional(colourSchema),
    /** Colour of words on the accent. */
    onAccent: Type.Optional(colourSchema),
    /** Corner radius in CSS pixels. */
    radius: Type.Optional(Type.Integer({ minimum: 0, maximum: 32 })),
  },
  { additionalProperties: false },
);

export type Theme = Type.Static<typeof themeSchema>;
