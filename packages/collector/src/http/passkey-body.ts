import Type from 'typebox';

const closed = { additionalProperties: false };
/** Bytes in base64url, as browsers write them. */
const bytes = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '^[A-Za-z0-9_-]+$' });
const id = bytes(1_400);
const clientDataJSON = bytes(4_000);

/** A new passkey: of what the browser's `toJSON()` says, only what is looked at. */
export const newPasskeySchema = Type.Object(
  {
    id,
    response: Type.Object(
      {
        ...{ clientDataJSON, attestationObject: bytes(20_000) },
        transports: Type.Optional(Type.Array(Type.String({ maxLength: 20, pattern: '^[a-z-]+$' }), { maxItems: 10 })),
      },
      closed,
    ),
  },
  closed,
);

/** A passkey that was used. */
export const usedPasskeySchema = Type.Object(
  {
    id,
    response: Type.Object(
      { clientDataJSON, authenticatorData: bytes(4_000), signature: bytes(10_000), userHandle: bytes(100) },
      closed,
    ),
  },
  closed,
);

/** What `PublicKeyCredential.parse…OptionsFromJSON` takes. */
export const optionsSchema = Type.Object({ challenge: Type.String() });
