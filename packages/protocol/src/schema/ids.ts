import Type from 'typebox';

/** Names an app, a guide or a step: chosen by people or made by us, safe in a URL path. */
export const idSchema = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$',
  description: '1 to 64 letters, digits, _ or -, beginning with a letter or digit',
});

/** UUID version 7 (RFC 9562), lower case; made in the browser when the event happens. */
export const eventIdSchema = Type.String({
  pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$',
  description: 'a lower-case UUID of version 7',
});

/** Names a visitor; what the host passes to `identify`, or a random id until then. */
export const visitorIdSchema = Type.String({
  minLength: 1,
  maxLength: 128,
  pattern: '^[^\\u0000-\\u001f\\u007f]+$',
  description: '1 to 128 characters without control characters',
});

/** Public name of an app in its pages. It can send events and read the manifest, nothing else. */
export const appKeySchema = Type.String({ pattern: '^hk_[A-Za-z0-9_-]{8,64}$', description: 'an app key, hk_…' });

/** A JSON Web Token in its compact form. */
export const identityTokenSchema = Type.String({
  maxLength: 2_048,
  pattern: '^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$',
  description: 'a signed token, three parts with dots between',
});

/** Epoch milliseconds. */
export const instantSchema = Type.Integer({
  minimum: 0,
  maximum: 253_402_300_799_999,
  description: 'epoch milliseconds',
});
