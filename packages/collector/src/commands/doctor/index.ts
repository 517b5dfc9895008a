import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config, Environment } from '../../config.ts';
import { createVault, type Vault } from '../../services/vault.ts';
import { checkWay, judgeForwarded, reach } from './address.ts';
import { checkBackups } from './backups.ts';
import { checkCertificate } from './certificate.ts';
import { checkClock, type HeardClock } from './clock.ts';
import { checkConfiguration, directUrl, isLoopback } from './configuration.ts';
import { checkDatabase } from './database.ts';
import { about, CHECKS, tell, type Finding } from './finding.ts';
import { checkMail } from './mail.ts';
import { checkOrigins } from './origins.ts';
import { checkPolicy } from './policy.ts';
import { checkSignIn } from './sign-in.ts';
import { checkFolder } from './storage.ts';

/** Looks at everything that a collector needs and tells what to do; changes nothing. Answers whether nothing is at fault. */
export async function runDoctor(env: Environment, asJson: boolean, print: (text: string) => void): Promise<boolean> {
  const findings = await examine(env);
  findings.sort((one, other) => CHECKS.indexOf(one.check) - CHECKS.indexOf(other.check));
  print(asJson ? `${JSON.stringify({ findings }, undefined, 2)}\n` : tell(findings));
  return findings.every(({ verdict }) => verdict !== 'fault');
}

async function examine(env: Environment): Promise<Finding[]> {
  const { config, findings } = checkConfiguration(env);
  if (config === undefined) return findings;
  const { dataFolder, databaseUrl, mail } = config;
  const stored =
    databaseUrl === undefined
      ? { findings: [...checkFolder(dataFolder), checkBackups(dataFolder, Date.now())], clocks: [] }
      : await checkDatabase(databaseUrl);
  const running = await checkRunning(config);
  const signIn = await checkSignIn(config);
  const clocks = [...stored.clocks, ...running.clocks, ...signIn.clocks];
  return [
    ...findings,
    ...stored.findings,
    ...(databaseUrl === undefined
      ? []
      : [about('backups').ok("PostgreSQL's own tools make the back-ups; nothing is known of them here.")]),
    ...running.findings,
    ...checkClock(clocks),
    ...(await checkMail(mail)),
    ...signIn.findings,
  ];
}

/** What is asked of the collector itself, by its own port and by the way that browsers come. */
async function checkRunning(config: Config): Promise<{ findings: Finding[]; clocks: HeardClock[] }> {
  const { ok, warning, fault } = about('address');
  const direct = directUrl(config);
  const url = config.publicUrl ?? direct;
  const vault = vaultOf(config);
  if (vault === undefined || url === undefined) {
    return {
      findings: [warning('No collector has run with this configuration: start it, then ask again.')],
      clocks: [],
    };
  }
  const certificate = await checkCertificate(url, Date.now());
  const reached = await reach(url, vault);
  if ('why' in reached) {
    const behind = direct !== undefined && direct !== url && 'self' in (await reach(direct, vault));
    const todo = behind
      ? `the collector itself answers at ${direct}, so look at what stands before it.`
      : 'start the collector, or correct HANDRAIL_PUBLIC_URL, HANDRAIL_HOST and HANDRAIL_PORT.';
    return {
      findings: [...certificate, fault(`${url} does not lead to this collector (${reached.why}): ${todo}`)],
      clocks: [],
    };
  }
  const { self, clock } = reached;
  const isAway = config.publicUrl !== undefined && !isLoopback(url);
  return {
    clocks: [clock],
    findings: [
      ...[ok(`${url} leads to this collector.`), ...certificate],
      // From this machine itself everything that is said of addresses is believed.
      ...(isAway ? [judgeForwarded(self, config.proxies)] : []),
      ...(await checkWay(url, vault)),
      ...checkOrigins(self.apps, url),
      ...(await checkPolicy(url)),
    ],
  };
}

/** With the keys that the collector has, so that both know each other; undefined when there are none yet. */
function vaultOf({ secretKeys, dataFolder, databaseUrl }: Config): Vault | undefined {
  const file = join(dataFolder, 'secret.key');
  const kept = databaseUrl === undefined && existsSync(file) ? [readFileSync(file, 'utf8').trim()] : [];
  const [first, ...others] = [...secretKeys, ...kept];
  return first === undefined ? undefined : createVault([first, ...others]);
}
