import { readConfig, type Config, type Environment } from '../../config.ts';
import { StartError } from '../../start-error.ts';
import { about, type Finding } from './finding.ts';

const { ok, warning, fault } = about('configuration');
const LOOPBACK = /^(?:localhost|127\.[\d.]+|\[::1\])$/;

/** Reads the environment as a start would, and names what nothing reads. Without a configuration nothing else can be looked at. */
export function checkConfiguration(env: Environment): { config: Config | undefined; findings: Finding[] } {
  const asked = new Set<string>();
  const heard = new Proxy(env, {
    get(target, name) {
      asked.add(String(name));
      return target[String(name)];
    },
  });
  try {
    const config = readConfig(heard);
    const unread = Object.keys(env).filter((name) => name.startsWith('HANDRAIL_') && !asked.has(name));
    const findings = [
      ...unread.map((name) =>
        warning(`${name} is read by nobody: it is misspelt, or the line it belongs to is missing.`),
      ),
      ...addressOf(config),
      ...keysOf(config),
    ];
    return { config, findings: findings.length > 0 ? findings : [ok('Every line is understood.')] };
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    return { config: undefined, findings: [fault(error.message)] };
  }
}

function addressOf({ publicUrl, host }: Config): Finding[] {
  if (publicUrl === undefined) {
    if (LOOPBACK.test(host)) return [];
    return [
      warning(
        'HANDRAIL_PUBLIC_URL is not set: links in mails and sign-in lead to "localhost". Set it to where browsers reach the collector.',
      ),
    ];
  }
  const url = new URL(publicUrl);
  if (url.protocol === 'https:' || LOOPBACK.test(url.hostname)) return [];
  return [
    warning(
      `HANDRAIL_PUBLIC_URL has no TLS: whoever is on the way reads and changes what members do, and there are no passkeys. Put a proxy with a certificate before it (deploy/).`,
    ),
  ];
}

function keysOf({ databaseUrl, secretKeys }: Config): Finding[] {
  if (databaseUrl === undefined || secretKeys.length > 0) return [];
  return [
    fault(
      'HANDRAIL_SECRET_KEYS is missing: collectors that share a database share a key as well; make one with "openssl rand -hex 32".',
    ),
  ];
}

/** Where the collector is reached without whatever stands before it; undefined when its port is any free one. */
export function directUrl({ host, port }: Config): string | undefined {
  if (port === 0) return undefined;
  const every = ['0.0.0.0', '::'].includes(host);
  return `http://${every ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Whether an address leads to this machine by its own loopback. */
export const isLoopback = (url: string): boolean => LOOPBACK.test(new URL(url).hostname);
