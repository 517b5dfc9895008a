/** Something by which an app, or somebody for it, is known, besides the key that every app has. */
export interface CredentialRecord {
  /** The key itself, or the name of a secret (`kid`); no two in all apps are the same. */
  credentialId: string;
  appId: string;
  /** `key`: a public app key. `staging`: one of pages that are tried out. `identity`: a secret that signs who visitors are. */
  kind: 'key' | 'staging' | 'identity';
  /** The secret, sealed; a public key has none. */
  sealed: string | null;
  createdAt: number;
}

export interface CredentialRecords {
  /** Of one app and kind, the newest first. */
  of(appId: string, kind: CredentialRecord['kind']): Promise<CredentialRecord[]>;
  find(credentialId: string, kind: CredentialRecord['kind']): Promise<CredentialRecord | undefined>;
  add(credential: CredentialRecord): Promise<void>;
  /** Replaces what is sealed, if it is still this. */
  reseal(credentialId: string, before: string, sealed: string): Promise<boolean>;
  remove(appId: string, credentialId: string): Promise<boolean>;
}

export const CREDENTIAL_KINDS = ['key', 'staging', 'identity'] as const;

/** Of a row as both databases name its columns. */
export const toCredential = (row: Record<string, unknown>): CredentialRecord => ({
  credentialId: String(row['credential_id']),
  appId: String(row['app_id']),
  kind: CREDENTIAL_KINDS.find((kind) => kind === row['kind']) ?? 'identity',
  sealed: typeof row['sealed'] === 'string' ? row['sealed'] : null,
  createdAt: Number(row['created_at']),
});
