import Type from 'typebox';
import type { FigureName } from '../figures/figure-words.ts';
import { conditionSchema, type Condition } from './condition.ts';
import { appKeySchema, idSchema } from './ids.ts';
import { helpSettingsSchema, type HelpSettings } from './help.ts';
import { figureNameSchema } from './figure.ts';
import { licencesSchema, type Licences } from './licences.ts';
import { memberNameSchema } from './member.ts';
import { themeSchema, type Theme } from './theme.ts';
import { retentionSchema, usageSchema, type Retention, type Usage } from './usage.ts';

const closed = { additionalProperties: false };
const clockTime = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$', description: 'a time of day, HH:MM' });

/** Bounds on guides that start by themselves and interrupt. */
export const limitsSchema = Type.Object(
  {
    /** At most so many a day for one visitor. */
    perDay: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
    /** None in this part of the visitor's day; over midnight if `from` is later. */
    quiet: Type.Optional(Type.Object({ from: clockTime, to: clockTime }, closed)),
  },
  closed,
);

export const segmentSchema = Type.Object(
  { segmentId: idSchema, name: Type.String({ minLength: 1, maxLength: 120 }), when: conditionSchema },
  closed,
);

/** An origin that may use the app's key: exact, or with `*` for its first label. */
const originSchema = Type.String({
  maxLength: 260,
  pattern: '^https?://(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?$',
  description: 'an origin such as https://app.example.com, or https://*.example.com for one label more',
});

const jwkSchema = Type.Object({
  kty: Type.Enum(['RSA', 'EC']),
  kid: Type.String({ minLength: 1, maxLength: 200 }),
  alg: Type.Enum(['RS256', 'ES256']),
  n: Type.Optional(Type.String({ minLength: 340, maxLength: 1_400 })),
  e: Type.Optional(Type.String({ maxLength: 20 })),
  crv: Type.Optional(Type.Enum(['P-256'])),
  x: Type.Optional(Type.String({ maxLength: 60 })),
  y: Type.Optional(Type.String({ maxLength: 60 })),
  use: Type.Optional(Type.String({ maxLength: 20 })),
});

/** Whether visitors must show by a signed token who they are, before what they did is kept or told. */
export const identitySchema = Type.Object(
  {
    /** `accept`: a token that is there must be good. `require`: nobody with a name goes without. @default off */
    mode: Type.Enum(['off', 'accept', 'require']),
    /** Public keys that sign by RS256 or ES256, beside the secrets of the app. */
    jwks: Type.Optional(Type.Array(jwkSchema, { maxItems: 4 })),
    /** Where the app's server publishes such keys, as a JWK set; those of both are good. */
    jwksUrl: Type.Optional(
      Type.String({
        pattern: '^https?://[^\\s@#]{1,480}$',
        description: 'the address of a JWK set, such as https://app.example.com/.well-known/jwks.json',
      }),
    ),
  },
  closed,
);

/** How many people work in each department: what adoption is measured against. */
const headcountSchema = Type.Record(
  Type.String({ minLength: 1, maxLength: 120 }),
  Type.Integer({ minimum: 0, maximum: 10_000_000 }),
  { maxProperties: 500 },
);

/** What figures of the app are to reach; a share from 0 to 1, else in the figure's unit. */
const aimsSchema = Type.Partial(Type.Record(figureNameSchema, Type.Number({ minimum: -100, maximum: 1e12 })), closed);

/** Who may approve a draft before visitors see it. */
const reviewSchema = Type.Object(
  {
    /** Whether authors may approve what they have written themselves. @default false */
    ownWork: Type.Optional(Type.Boolean()),
  },
  closed,
);

const settings = {
  name: Type.String({ minLength: 1, maxLength: 120 }),
  theme: Type.Optional(themeSchema),
  limits: Type.Optional(limitsSchema),
  /** Named groups of visitors, for the conditions of guides. */
  segments: Type.Optional(Type.Array(segmentSchema, { maxItems: 200 })),
  usage: Type.Optional(usageSchema),
  retention: Type.Optional(retentionSchema),
  /** Where pages may be that use the key; without any, everywhere. */
  origins: Type.Optional(Type.Array(originSchema, { maxItems: 100, uniqueItems: true })),
  identity: Type.Optional(identitySchema),
  headcount: Type.Optional(headcountSchema),
  licences: Type.Optional(licencesSchema),
  aims: Type.Optional(aimsSchema),
  /** Who answers for the app: a person or a team. */
  owner: Type.Optional(memberNameSchema),
  review: Type.Optional(reviewSchema),
  /** How visitors come to the help panel. */
  help: Type.Optional(helpSettingsSchema),
};

/** The product being guided. */
export const appSchema = Type.Object(
  {
    ...{ appId: idSchema, appKey: appKeySchema },
    ...settings,
    /** Everything about the app was made up, to be looked at and removed. `whole`: all of it is there. */
    sample: Type.Optional(Type.Object({ whole: Type.Boolean() }, closed)),
  },
  closed,
);

/** What a member sends to make or change an app; the key is ours to give. */
export const appInputSchema = Type.Object({ appId: Type.Optional(idSchema), ...settings }, closed);

export type Identity = Type.Static<typeof identitySchema>;
export type Limits = Type.Static<typeof limitsSchema>;
export interface Segment {
  segmentId: string;
  name: string;
  when: Condition;
}
export interface AppInput {
  appId?: string;
  name: string;
  theme?: Theme;
  limits?: Limits;
  segments?: Segment[];
  usage?: Usage;
  retention?: Retention;
  origins?: string[];
  identity?: Identity;
  headcount?: Record<string, number>;
  licences?: Licences;
  aims?: Partial<Record<FigureName, number>>;
  owner?: string;
  review?: { ownWork?: boolean };
  help?: HelpSettings;
}
export type App = AppInput & { appId: string; appKey: string; sample?: { whole: boolean } };
