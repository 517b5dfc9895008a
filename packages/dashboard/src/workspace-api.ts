import type { App, AuditEntry, Grant, Member } from '@handrail/protocol';
import type { NewPasskey, UsedPasskey } from './authenticator.ts';
import type { Answer, Ask, Present } from './api.ts';

interface Credentials {
  email: string;
  password: string;
  code?: string;
  passkey?: UsedPasskey;
}

interface Passkey {
  passkeyId: string;
  name: string;
  createdAt: number;
  usedAt: number | null;
}

export interface Account {
  member: Member;
  recoveryCodesLeft: number;
  passkeys: Passkey[];
  /** Whether browsers have passkeys for the address of the collector. */
  passkeysPossible: boolean;
  /** The company's identity provider, and whether it is a way into the account. */
  openid: { name: string; linked: boolean } | null;
  sessions: {
    sessionId: string;
    current: boolean;
    how: string;
    device: string;
    createdAt: number;
    seenAt: number;
  }[];
}

interface ApiToken {
  tokenId: string;
  name: string;
  rights: string[];
  appId: string | null;
  createdAt: number;
  expiresAt: number;
  usedAt: number | null;
}

interface MemberInput {
  name: string;
  email: string;
  grants: Grant[];
}

/** A live page on which the member is editing. */
interface EditSession {
  editId: string;
  appId: string;
  origin: string;
  device: string;
  seenAt: number;
}

type Linked = { member: Member; link: string };
type Done = Promise<Answer<undefined>>;

/** Members, their accounts, the settings of apps, and what was done. */
export interface WorkspaceApi {
  enter(credentials: Credentials): Promise<Answer<Present>>;
  /** `alone`: without a password, so that the authenticator must see its owner. */
  passkeyOptions(alone: boolean): Promise<Answer<object>>;
  enterByPasskey(passkey: UsedPasskey): Promise<Answer<Present>>;
  /** Where the browser has to go to sign in at the identity provider. */
  beginOpenId(): Promise<Answer<{ url: string }>>;
  invitation(token: string): Promise<Answer<{ name: string; email: string | null }>>;
  accept(token: string, name: string, password: string): Promise<Answer<Present>>;
  account(): Promise<Answer<Account>>;
  changeAccount(name: string, email: string | null): Promise<Answer<Member>>;
  changePassword(present: string | undefined, password: string): Done;
  newSeed(): Promise<Answer<{ secret: string; uri: string }>>;
  turnCodesOn(secret: string, code: string): Promise<Answer<{ recoveryCodes: string[] }>>;
  turnCodesOff(): Done;
  newRecoveryCodes(): Promise<Answer<{ recoveryCodes: string[] }>>;
  newPasskeyOptions(): Promise<Answer<object>>;
  addPasskey(name: string, passkey: NewPasskey): Promise<Answer<{ passkey: Passkey; recoveryCodes: string[] }>>;
  renamePasskey(passkeyId: string, name: string): Done;
  removePasskey(passkeyId: string): Done;
  /** Where the browser has to go to make an identity there a way into the account. */
  linkOpenId(): Promise<Answer<{ url: string }>>;
  unlinkOpenId(): Done;
  endSession(sessionId: string): Done;
  /** A link that opens a page of the app with the editor over it. */
  editLink(
    appId: string,
    url: string,
    guideId: string | undefined,
  ): Promise<Answer<{ editId: string; url: string; expiresAt: number }>>;
  editSessions(): Promise<Answer<{ editSessions: EditSession[] }>>;
  endEditSession(editId: string): Done;
  endOtherSessions(): Done;
  tokens(): Promise<Answer<{ tokens: ApiToken[] }>>;
  makeToken(input: {
    name: string;
    rights: string[];
    days: number;
  }): Promise<Answer<{ token: ApiToken; secret: string }>>;
  endToken(tokenId: string): Done;
  members(): Promise<Answer<{ members: Member[] }>>;
  invite(input: MemberInput): Promise<Answer<Linked>>;
  newLink(memberId: string): Promise<Answer<Linked>>;
  changeMember(memberId: string, change: Partial<MemberInput> & { disabled?: boolean }): Promise<Answer<Member>>;
  removeMember(memberId: string): Done;
  audit(query: Record<string, string>): Promise<Answer<{ entries: AuditEntry[]; more: boolean }>>;
  saveApp(app: App): Promise<Answer<App>>;
  keys(appId: string): Promise<Answer<{ keys: string[] }>>;
  addKey(appId: string): Promise<Answer<{ keys: string[] }>>;
  endKey(appId: string, key: string): Done;
  secrets(appId: string): Promise<Answer<{ secrets: { secretId: string; createdAt: number }[] }>>;
  makeSecret(appId: string): Promise<Answer<{ secretId: string; secret: string }>>;
  endSecret(appId: string, secretId: string): Done;
}

const part = encodeURIComponent;

export function createWorkspaceApi(ask: Ask): WorkspaceApi {
  return { ...accountApi(ask), ...memberApi(ask), ...settingsApi(ask) };
}

function accountApi(ask: Ask) {
  return {
    enter: (credentials) => ask('POST', 'session/password', credentials),
    passkeyOptions: (alone) => ask('POST', 'session/passkey/options', { beside: !alone }),
    enterByPasskey: (passkey) => ask('POST', 'session/passkey', passkey),
    beginOpenId: () => ask('POST', 'session/openid', {}),
    invitation: (token) => ask('POST', 'invitation', { token }),
    accept: (token, name, password) => ask('POST', 'invitation/accept', { token, name, password }),
    account: () => ask('GET', 'account'),
    changeAccount: (name, email) => ask('PUT', 'account', { name, ...(email !== null && { email }) }),
    changePassword: (present, password) =>
      ask('PUT', 'account/password', { password, ...(present !== undefined && { present }) }),
    newSeed: () => ask('POST', 'account/codes'),
    turnCodesOn: (secret, code) => ask('PUT', 'account/codes', { secret, code }),
    turnCodesOff: () => ask('DELETE', 'account/codes'),
    newRecoveryCodes: () => ask('POST', 'account/recovery-codes'),
    newPasskeyOptions: () => ask('POST', 'account/passkeys/options'),
    addPasskey: (name, passkey) => ask('POST', 'account/passkeys', { name, passkey }),
    renamePasskey: (passkeyId, name) => ask('PUT', `account/passkeys/${part(passkeyId)}`, { name }),
    removePasskey: (passkeyId) => ask('DELETE', `account/passkeys/${part(passkeyId)}`),
    linkOpenId: () => ask('POST', 'account/openid', {}),
    unlinkOpenId: () => ask('DELETE', 'account/openid'),
    editLink: (appId, url, guideId) =>
      ask('POST', `apps/${part(appId)}/edit-links`, { url, ...(guideId !== undefined && { guideId }) }),
    editSessions: () => ask('GET', 'account/edit-sessions'),
    endEditSession: (editId) => ask('DELETE', `account/edit-sessions/${part(editId)}`),
    endSession: (sessionId) => ask('DELETE', `account/sessions/${part(sessionId)}`),
    endOtherSessions: () => ask('DELETE', 'account/sessions'),
    tokens: () => ask('GET', 'tokens'),
    makeToken: (input) => ask('POST', 'tokens', input),
    endToken: (tokenId) => ask('DELETE', `tokens/${part(tokenId)}`),
  } satisfies Partial<WorkspaceApi>;
}

function memberApi(ask: Ask) {
  return {
    members: () => ask('GET', 'members'),
    invite: (input) => ask('POST', 'members', input),
    newLink: (memberId) => ask('POST', `members/${part(memberId)}/link`),
    changeMember: (memberId, change) => ask('PUT', `members/${part(memberId)}`, change),
    removeMember: (memberId) => ask('DELETE', `members/${part(memberId)}`),
    audit: (query) => ask('GET', `audit?${new URLSearchParams(query).toString()}`),
  } satisfies Partial<WorkspaceApi>;
}

function settingsApi(ask: Ask) {
  return {
    // The key is not a setting; what is undefined is left out of JSON.
    saveApp: (app) => ask('PUT', `apps/${part(app.appId)}`, { ...app, appKey: undefined }),
    keys: (appId) => ask('GET', `apps/${part(appId)}/keys`),
    addKey: (appId) => ask('POST', `apps/${part(appId)}/keys`),
    endKey: (appId, key) => ask('DELETE', `apps/${part(appId)}/keys/${part(key)}`),
    secrets: (appId) => ask('GET', `apps/${part(appId)}/identity-secrets`),
    makeSecret: (appId) => ask('POST', `apps/${part(appId)}/identity-secrets`),
    endSecret: (appId, secretId) => ask('DELETE', `apps/${part(appId)}/identity-secrets/${part(secretId)}`),
  } satisfies Partial<WorkspaceApi>;
}
