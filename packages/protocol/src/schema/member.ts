import Type from 'typebox';
import { idSchema, instantSchema } from './ids.ts';

const closed = { additionalProperties: false };

export const ROLES = ['admin', 'author', 'reviewer', 'agent-l1', 'agent-l2', 'agent-l3', 'analyst'] as const;

export const roleSchema = Type.Enum([...ROLES]);

/** Roles in one app, or in every app, and in the workspace itself, where none is named. */
export const grantSchema = Type.Object(
  {
    appId: Type.Optional(idSchema),
    roles: Type.Array(roleSchema, { minItems: 1, maxItems: ROLES.length, uniqueItems: true }),
  },
  closed,
);

export const grantsSchema = Type.Array(grantSchema, { maxItems: 200 });

/** What is typed into a field for an address; whether somebody reads it there is shown by an invitation alone. */
export const emailSchema = Type.String({
  minLength: 3,
  maxLength: 254,
  pattern: '^[^\\s@<>"\\u0000-\\u001f\\u007f]+@[^\\s@<>"\\u0000-\\u001f\\u007f]+$',
  description: 'a mail address, such as ada@example.com',
});

export const memberNameSchema = Type.String({
  minLength: 1,
  maxLength: 120,
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  description: '1 to 120 characters without control characters',
});

/** A person who signs in to Handrail, as other members see them. */
export const memberSchema = Type.Object(
  {
    memberId: idSchema,
    name: memberNameSchema,
    /** Null for the first admin, until one is given. */
    email: Type.Union([emailSchema, Type.Null()]),
    /** What an admin gave. */
    grants: grantsSchema,
    /** What their groups in the company's directory give beside it. */
    fromGroups: grantsSchema,
    /** `invited` has not come yet, `disabled` may not come. */
    state: Type.Enum(['active', 'invited', 'disabled']),
    createdAt: instantSchema,
    seenAt: Type.Union([instantSchema, Type.Null()]),
    /** What they can sign in with. */
    factors: Type.Array(Type.Enum(['password', 'totp', 'passkey', 'openid'])),
  },
  closed,
);

export type Role = (typeof ROLES)[number];
export type Grant = Type.Static<typeof grantSchema>;
export type Member = Type.Static<typeof memberSchema>;
