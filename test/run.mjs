// `npm test` and `npm run check`: every suite in turn on a machine that has npm and nothing else. Runs on any Node from 18
// on; what it starts runs on the Node that the root package brings. Ends with the failed tests by name and "N passed, N failed"
// over all suites; a suite whose browser the machine does not have is named, and counts as neither.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { ensureInstalled } from '../demo/install.mjs';
import { firefoxPath, webkitLacks } from './browser/support/engines.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = join(root, 'test-results', 'reports');
const onlyCheck = process.argv[2] === 'check';

const env = {
  ...process.env,
  PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  // Hundreds of collectors and applications are started: each reads what the first has compiled.
  NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'node'),
};

const shell = process.platform === 'win32';

/** Runs a command of node_modules/.bin, or of the machine, in the project's folder. */
function run(command, args, more = {}) {
  const { status } = spawnSync(command, args, { cwd: root, env: { ...env, ...more }, stdio: 'inherit', shell });
  return status === 0;
}

const has = (command) => spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;

const mayInstall = has('apt-get') && process.getuid?.() === 0;

/** Whether Debian's package stands there now; where it is not known, the lists are fetched first. */
function installed(name) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = () => run('apt-get', ['install', '-y', '-q', name], quiet);
  return install() || (run('apt-get', ['update', '-q'], quiet) && install());
}

/** Looks for Chromium, then installs it the way this machine can; undefined when that went well, else what would help. */
function ensureBrowser() {
  const places = ['chromium', 'chromium-browser', 'google-chrome'].filter(has);
  const apps = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ];
  if (process.env.HANDRAIL_CHROMIUM || places.length > 0 || apps.some(existsSync)) return undefined;
  if (mayInstall && installed('chromium')) return undefined;
  if (run('playwright', ['install', 'chromium'])) return undefined;
  return has('apt-get')
    ? 'No Chromium: run `sudo apt-get install chromium`, or set HANDRAIL_CHROMIUM to the path of one.'
    : 'No Chromium: run `npx playwright install chromium` where the network allows it, or set HANDRAIL_CHROMIUM to the path of one.';
}

/** The same engine without its windows spares a third of the time; a machine that has none to offer goes on with the browser. */
function wishForShell() {
  if (mayInstall && !process.env.HANDRAIL_CHROMIUM && !has('chromium-headless-shell'))
    installed('chromium-headless-shell');
}

/** Like `run`, beside others: what the command says is told in one piece when it has ended. */
function runBeside(command, args) {
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell });
  const said = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk));
  return new Promise((resolve) => {
    const end = (ok) => resolve({ ok, said: Buffer.concat(said).toString() });
    child.on('error', (fault) => {
      said.push(Buffer.from(String(fault)));
      end(false);
    });
    child.on('close', (code) => end(code === 0));
  });
}

/** One step that passes or fails as a whole; needs nothing of the other steps, which may run at the same time. */
const step = (name, command, args) => ({
  name,
  async run() {
    const { ok, said } = await runBeside(command, args);
    console.log(`\n== ${name}\n${said.trimEnd()}`);
    return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  },
});

/** A suite that counts and names its tests in a JSON report; without a report it counts as one failure. */
const suite = (name, command, args, report, count) => ({
  name,
  run() {
    console.log(`\n== ${name}`);
    const ok = run(command, args, { HANDRAIL_REPORT: report });
    if (!existsSync(report)) return { passed: 0, failed: 1 };
    const counted = count(JSON.parse(readFileSync(report, 'utf8')));
    return { ...counted, failed: ok ? counted.failed : Math.max(1, counted.failed) };
  },
});

/** A test file that could not even be loaded has no failed assertion; it counts as one failure. */
function countUnit({ numPassedTests, numFailedTests, testResults }) {
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  );
  const names = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => named(relative(root, name), fullName, failureMessages[0])),
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + broken.length,
    names: [...names, ...broken.map(({ name, message }) => named(relative(root, name), 'cannot be loaded', message))],
  };
}

/** A line for one failed test: where, which, and the beginning of why. */
function named(file, title, why = '') {
  const plain = stripVTControlCharacters(why).replaceAll(/\s+/g, ' ').slice(0, 240);
  return `${file} › ${title}: ${plain}`;
}

/** Lines for the specs of a report that are meant. */
const specsOf = ({ suites = [], specs = [] }, isMeant) => [
  ...suites.flatMap((one) => specsOf(one, isMeant)),
  ...specs.filter(isMeant).map(({ file, line, title, tests }) => {
    const failed = tests.flatMap(({ results }) => results).find(({ error }) => error);
    return named(`${file}:${line}`, title, failed?.error.message);
  }),
];
const hasFailed = ({ ok }) => !ok;
const neededTwo = ({ tests }) => tests.some(({ status }) => status === 'flaky');

const packages = readdirSync(join(root, 'packages')).filter((name) =>
  existsSync(join(root, 'packages', name, 'package.json')),
);
const unitReport = join(reports, 'unit.json');

/** So many tests of an engine may need a second try, each of which is named; with more the engine's suite has failed. */
const MOST_WAVERING = 3;

/** Tests that Playwright runs in one engine. */
const engine = (name, args) =>
  suite(`browser tests, ${name}`, 'npm', ['run', '-s', ...args], join(reports, `browser-${name}.json`), (report) => {
    const again = specsOf(report, neededTwo);
    const isBorne = again.length <= MOST_WAVERING;
    return {
      passed: report.stats.expected + (isBorne ? again.length : 0),
      failed: report.stats.unexpected + (isBorne ? 0 : again.length),
      names: specsOf(report, hasFailed),
      again,
    };
  });

/** A suite that this machine cannot run: said, and counted neither as passed nor as failed. */
const notRun = (name, why) => ({
  name,
  run() {
    console.log(`\n== ${name}\nNot run: ${why}`);
    return { passed: 0, failed: 0, why };
  },
});

/** The longest first: they take turns on the machine's cores. */
const STEPS = [
  step('lint', 'npm', ['run', '-s', 'lint']),
  step('build', 'npm', ['run', '-s', 'build']),
  step('types', 'npm', ['run', '-s', 'types']),
  step('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  step('unused code', 'knip', ['--no-config-hints']),
];

const hostApplications = step('host applications', 'npm', [
  'ci',
  '--prefix',
  'test/hosts',
  '--no-audit',
  '--no-fund',
  '--prefer-offline',
  '--ignore-scripts',
  '--loglevel=error',
]);

/** What is looked at in what was built. */
const BUILT = [
  step('size budgets', 'npm', ['run', '-s', 'size']),
  ...packages.map((name) => step(`package ${name}`, 'publint', ['--strict', join('packages', name)])),
];

const UNIT = suite(
  'unit tests and boundaries',
  'npm',
  ['run', '-s', 'unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
  unitReport,
  countUnit,
);

/** What Firefox runs by itself here; its whole suite takes longer than all the rest: `HANDRAIL_FULL=1`, or `npm run browser`. */
const CORE = [
  'sdk-walkthrough',
  'sdk-guides',
  'sdk-focus',
  'sdk-tabs',
  'sdk-prefers',
  'sdk-policy',
  'demo-walkthrough',
  'editor-record',
];

const BROWSER = [
  engine('Chromium', ['browser', '--', '--project=chromium']),
  firefoxPath
    ? engine('Firefox', ['browser', '--', '--project=firefox*', ...(process.env.HANDRAIL_FULL ? [] : CORE)])
    : notRun(
        'browser tests, Firefox',
        'no Firefox is found; `apt-get install firefox-esr`, or name one by HANDRAIL_FIREFOX',
      ),
  webkitLacks.length === 0
    ? engine('WebKit', ['browser:webkit'])
    : notRun(
        'browser tests, WebKit',
        `${webkitLacks.join(' and ')} not found; \`apt-get install webkit2gtk-driver xvfb\``,
      ),
];

ensureInstalled(root);
const noBrowser = ensureBrowser();
if (noBrowser) {
  console.error(noBrowser);
  process.exit(1);
}
wishForShell();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const results = [];

/** Runs what stands there, as many at once as may. */
async function runAll(parts, atOnce = 1) {
  const waiting = [...parts];
  const lane = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const started = Date.now();
      const result = await part.run();
      results.push({ name: part.name, ...result, seconds: Math.round((Date.now() - started) / 1000) });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

await runAll(onlyCheck ? STEPS : [...STEPS, hostApplications], availableParallelism());
await runAll(BUILT, availableParallelism());
await runAll(onlyCheck ? [UNIT] : [UNIT, ...BROWSER]);

console.log('\n');
for (const { name, passed, failed, seconds, why } of results) {
  console.log(
    `${failed ? 'FAILED' : why ? '--    ' : 'ok    '} ${name.padEnd(28)} ${String(passed).padStart(5)} passed ${String(failed).padStart(3)} failed ${String(seconds).padStart(5)} s`,
  );
}
for (const { name, names = [] } of results) for (const one of names) console.log(`\n${name}: ${one}`);
for (const { name, again = [] } of results)
  for (const one of again)
    console.log(`\n${name}, passed at the second try, a fault whose cause is to be found: ${one}`);
const sum = (key) => results.reduce((total, one) => total + one[key], 0);
const missing = results.filter(({ why }) => why);
for (const { name, why } of missing) console.log(`\nNot run: ${name}, since ${why}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${missing.length ? `, ${missing.length} not run` : ''}`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
