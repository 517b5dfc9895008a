import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** What an authenticator does, and what it may do wrong. */
interface Behaviour {
  origin: string;
  rpId: string;
  /** Whether it has seen that it was its owner. */
  verified: boolean;
  /** What its counter says. */
  counter: number;
  type?: string;
}

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const text = (value: string): Buffer => Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
const bytes = (value: Buffer): Buffer => Buffer.concat([head(2, value.length), value]);

/** The head of a value in CBOR (RFC 8949). */
function head(major: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(major << 5) | length]);
  if (length < 256) return Buffer.from([(major << 5) | 24, length]);
  return Buffer.from([(major << 5) | 25, length >> 8, length & 255]);
}

/** An authenticator that holds one key, for tests of what a server takes from it (W3C WebAuthn, section 6). */
export function createAuthenticator(usual: Omit<Behaviour, 'counter'>) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let userHandle = '';
  let counter = 0;

  const clientData = (challenge: string, type: string, { origin, type: other }: Behaviour): Buffer =>
    Buffer.from(JSON.stringify({ type: other ?? type, challenge, origin, crossOrigin: false }));

  function authenticatorData({ rpId, verified, counter: count }: Behaviour, attested: Buffer): Buffer {
    const flags = 1 | (verified ? 4 : 0) | (attested.length > 0 ? 64 : 0);
    const tail = Buffer.alloc(5);
    tail.writeUInt8(flags, 0);
    tail.writeUInt32BE(count, 1);
    return Buffer.concat([sha256(rpId), tail, attested]);
  }

  /** The key as COSE has it: EC2, ES256, P-256, x, y. */
  function coseKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [first, second] = [x, y].map((one) => bytes(Buffer.from(one, 'base64url')));
    return Buffer.concat([
      Buffer.from('a5010203262001', 'hex'),
      ...[Buffer.from('21', 'hex'), first ?? id],
      ...[Buffer.from('22', 'hex'), second ?? id],
    ]);
  }

  return {
    id: id.toString('base64url'),
    create({ challenge, user }: { challenge: string; user: { id: string } }, wrong: Partial<Behaviour> = {}) {
      const behaviour = { ...usual, counter, ...wrong };
      userHandle = user.id;
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey()]);
      const authData = authenticatorData(behaviour, attested);
      const attestation = [text('fmt'), text('none'), text('attStmt'), head(5, 0), text('authData'), bytes(authData)];
      return {
        id: id.toString('base64url'),
        response: {
          clientDataJSON: clientData(challenge, 'webauthn.create', behaviour).toString('base64url'),
          attestationObject: Buffer.concat([head(5, 3), ...attestation]).toString('base64url'),
          transports: ['internal'],
        },
      };
    },
    use({ challenge }: { challenge: string }, wrong: Partial<Behaviour> = {}) {
      counter += 1;
      const behaviour = { ...usual, counter, ...wrong };
      const data = clientData(challenge, 'webauthn.get', behaviour);
      const authData = authenticatorData(behaviour, Buffer.alloc(0));
      const signature = sign('sha256', Buffer.concat([authData, sha256(data)]), privateKey);
      return {
        id: id.toString('base64url'),
        response: {
          clientDataJSON: data.toString('base64url'),
          authenticatorData: authData.toString('base64url'),
          signature: signature.toString('base64url'),
          userHandle,
        },
      };
    },
  };
}
