import type { Feature } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { alertContract } from './alert.contract.ts';
import { mailingContract } from './mailing.contract.ts';
import { articleContract } from './article.contract.ts';
import { auditContract } from './audit.contract.ts';
import { connectorContract } from './connector.contract.ts';
import { deliveryContract } from './delivery.contract.ts';
import { editContract } from './edit.contract.ts';
import { guideContract } from './guide.contract.ts';
import { groupContract } from './group.contract.ts';
import { memberContract } from './member.contract.ts';
import { pictureContract } from './picture.contract.ts';
import type { RecordStore } from './record-store.ts';
import { questionContract } from './question.contract.ts';
import { rolloutContract } from './rollout.contract.ts';
import { supportContract } from './support.contract.ts';
import { togetherContract } from './together.contract.ts';
import { ticketContract } from './ticket.contract.ts';
import { ticketListContract } from './ticket-list.contract.ts';
import { uploadContract } from './upload.contract.ts';

const app = { appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' };
type Open = () => RecordStore | Promise<RecordStore>;

/** What every engine of the record store must do. */
export function recordStoreContract(open: Open): void {
  contentContract(open);
  guideContract(open);
  articleContract(open);
  featureContract(open);
  rolloutContract(open);
  questionContract(open);
  credentialContract(open);
  memberContract(open);
  groupContract(open);
  editContract(open);
  auditContract(open);
  supportContract(open);
  deliveryContract(open);
  connectorContract(open);
  alertContract(open);
  mailingContract(open);
  togetherContract(open);
  ticketContract(open);
  ticketListContract(open);
  uploadContract(open);
  pictureContract(open);
  checkContract(open);
}

async function withApp(open: Open): Promise<RecordStore> {
  const store = await open();
  await store.apps.put(app);
  return store;
}

function contentContract(open: Open): void {
  test('an app is found by its id and by its key', async () => {
    const { apps } = await withApp(open);
    expect(await apps.find('demo')).toEqual(app);
    expect(await apps.findByKey('hk_demo_key')).toEqual(app);
    expect(await apps.find('other')).toBeUndefined();
    expect(await apps.findByKey('hk_other_key')).toBeUndefined();
  });

  test('an app may change its name and settings, never its key', async () => {
    const { apps } = await withApp(open);
    const settings = {
      theme: { accent: '#112233', dark: { accent: '#99aaff' } },
      limits: { perDay: 2, quiet: { from: '22:00', to: '07:00' } },
      segments: [{ segmentId: 'new', name: 'New', when: { type: 'trait' as const, name: 'new' } }],
      usage: { consent: 'needed' as const, textRegions: ['menu'], traits: { role: 'string' as const } },
      retention: { usage: 90 },
      help: { launcher: 'hidden' as const },
    };
    expect(await apps.put({ ...app, ...settings, appKey: 'hk_another', name: 'Shop' })).toBe('changed');
    expect(await apps.find('demo')).toEqual({ ...app, ...settings, name: 'Shop' });
    expect(await apps.put(app)).toBe('changed');
    expect(await apps.find('demo')).toEqual(app);
  });

  test('an app is given another key, and is not found by the old one', async () => {
    const { apps } = await withApp(open);
    await apps.setKey('demo', 'hk_another_key');
    expect(await apps.findByKey('hk_another_key')).toEqual({ ...app, appKey: 'hk_another_key' });
    expect(await apps.findByKey('hk_demo_key')).toBeUndefined();
  });

  test('apps are listed by name', async () => {
    const { apps } = await withApp(open);
    expect(await apps.put({ appId: 'b', appKey: 'hk_bbbbbbbb', name: 'Archive' })).toBe('made');
    expect((await apps.list()).map(({ name }) => name)).toEqual(['Archive', 'Demo']);
  });
}

function featureContract(open: Open): void {
  const feature = (featureId: string, name: string): Feature => ({
    featureId,
    name,
    uses: [{ element: { kind: 'button', signals: { 'data-testid': 'send' } } }, { path: '/orders/*' }],
  });

  test('a feature is kept as it was written, replaced whole, listed by name, and gone once removed', async () => {
    const { apps, features } = await withApp(open);
    await apps.put({ ...app, appId: 'other', appKey: 'hk_other_key' });
    expect(await features.put('demo', feature('b', 'Send'))).toBe('made');
    expect(await features.put('demo', feature('a', 'Send'))).toBe('made');
    expect(await features.put('demo', feature('c', 'Export'))).toBe('made');
    expect(await features.put('other', feature('b', 'Not the same'))).toBe('made');
    expect(await features.list('demo')).toEqual([feature('c', 'Export'), feature('a', 'Send'), feature('b', 'Send')]);
    const changed = { ...feature('b', 'Äpfel 👋'), uses: [{ path: '/apples' }] };
    expect(await features.put('demo', changed)).toBe('changed');
    expect(await features.find('demo', 'b')).toEqual(changed);
    expect((await features.list('demo')).map(({ featureId }) => featureId)).toEqual(['c', 'a', 'b']);
    expect(await features.remove('demo', 'b')).toBe(true);
    expect(await features.remove('demo', 'b')).toBe(false);
    expect(await features.find('demo', 'b')).toBeUndefined();
    expect(await features.find('other', 'b')).toEqual(feature('b', 'Not the same'));
  });
}

function credentialContract(open: Open): void {
  test('credentials of an app are listed newest first by kind, and removed by their app alone', async () => {
    const { credentials } = await withApp(open);
    const key = { credentialId: 'hk_second_key', appId: 'demo', kind: 'key' as const, sealed: null, createdAt: 1 };
    const secret = { credentialId: 'kid-1', appId: 'demo', kind: 'identity' as const, sealed: 'v1.x', createdAt: 2 };
    for (const one of [key, { ...key, credentialId: 'hk_third_key', createdAt: 5 }, secret]) await credentials.add(one);
    const ids = async (kind: 'key' | 'identity') =>
      (await credentials.of('demo', kind)).map(({ credentialId }) => credentialId);
    expect(await ids('key')).toEqual(['hk_third_key', 'hk_second_key']);
    expect(await ids('identity')).toEqual(['kid-1']);
    expect(await credentials.of('other', 'key')).toEqual([]);
    expect(await credentials.find('hk_second_key', 'key')).toEqual(key);
    expect(await credentials.find('kid-1', 'identity')).toEqual(secret);
    expect(await credentials.find('kid-1', 'key')).toBeUndefined();
    expect(await credentials.reseal('kid-1', 'v1.other', 'v1.z')).toBe(false);
    expect(await credentials.reseal('kid-1', 'v1.x', 'v1.y')).toBe(true);
    expect(await credentials.find('kid-1', 'identity')).toEqual({ ...secret, sealed: 'v1.y' });
    expect(await credentials.remove('other', 'kid-1')).toBe(false);
    expect(await credentials.remove('demo', 'kid-1')).toBe(true);
    expect(await credentials.find('kid-1', 'identity')).toBeUndefined();
  });
}

function checkContract(open: Open): void {
  test('a store that is asked whether it can store says so', async () => {
    const store = await open();
    await expect(store.check()).resolves.toBeUndefined();
    await store.close();
  });
}
