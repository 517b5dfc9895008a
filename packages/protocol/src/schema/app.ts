import Type from 'typebox';
import { appKeySchema, idSchema } from './ids.ts';
import { themeSchema } from './theme.ts';

/** The product being guided. */
export const appSchema = Type.Object(
  {
    appId: idSchema,
    appKey: appKeySchema,
    name: Type.String({ minLength: 1, maxLength: 120 }),
    theme: Type.Optional(themeSchema),
  },
  { additionalProperties: false },
);

/** What a member sends to make or change an app; the key is ours to give. */
export const appInputSchema = Type.Object(
  {
    appId: Type.Optional(idSchema),
    name: Type.String({ minLength: 1, maxLength: 120 }),
    theme: Type.Optional(themeSchema),
  },
  { additionalProperties: false },
);

export type App = Type.Static<typeof appSchema>;
export type AppInput = Type.Static<typeof appInputSchema>;
