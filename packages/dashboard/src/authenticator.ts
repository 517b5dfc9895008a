/** What the collector wants of a new passkey, and of one that was used: bytes in base64url. */
export interface NewPasskey {
  id: string;
  response: { clientDataJSON: string; attestationObject: string; transports: string[] };
}

export interface UsedPasskey {
  id: string;
  response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle: string };
}

/** The browser's passkeys; `undefined` where the visitor would not, or none of them fits. */
export interface Authenticator {
  /** Under https and in browsers that read and write passkeys as JSON: all since spring 2025. */
  possible: boolean;
  create(options: object): Promise<NewPasskey | undefined>;
  use(options: object): Promise<UsedPasskey | undefined>;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const browserAuthenticator: Authenticator = {
  possible:
    typeof PublicKeyCredential === 'function' && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function',
  async create(options) {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
      options as PublicKeyCredentialCreationOptionsJSON, // the collector makes them by its library
    );
    const made = await asked(() => navigator.credentials.create({ publicKey }));
    if (made === undefined) return undefined;
    const { id, response } = made;
    const transports = Array.isArray(response['transports']) ? response['transports'].map(text) : [];
    const { clientDataJSON, attestationObject } = response;
    return {
      id,
      response: { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject), transports },
    };
  },
  async use(options) {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
      options as PublicKeyCredentialRequestOptionsJSON, // the collector makes them by its library
    );
    const used = await asked(() => navigator.credentials.get({ publicKey }));
    if (used === undefined) return undefined;
    const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
    return {
      id: used.id,
      response: {
        ...{ clientDataJSON: text(clientDataJSON), authenticatorData: text(authenticatorData) },
        ...{ signature: text(signature), userHandle: text(userHandle) },
      },
    };
  },
};

/** A credential as JSON. Browsers do not tell whether somebody said no, waited too long or has none. */
async function asked(
  ask: () => Promise<Credential | null>,
): Promise<{ id: string; response: Record<string, unknown> } | undefined> {
  try {
    const credential = await ask();
    if (!(credential instanceof PublicKeyCredential)) return undefined;
    const { id, response } = credential.toJSON();
    return { id, response: { ...response } };
  } catch {
    return undefined;
  }
}
