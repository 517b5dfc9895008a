import type { MailConfig } from '../../services/mail/smtp.ts';
import { isLoopback } from './configuration.ts';
import { about, type Finding } from './finding.ts';

const { ok, warning, fault } = about('mail');
const WAIT_MS = 10_000;

const TLS_ADVICE =
  'use the name that its certificate bears, renew the certificate, or let Node know who signed it (NODE_EXTRA_CA_CERTS).';

/** Greets the mail server, with TLS and the password where there is one, and sends nothing. */
export async function checkMail(mail: MailConfig | undefined): Promise<Finding[]> {
  if (mail === undefined) {
    return [ok('No mail server is set up (HANDRAIL_SMTP_URL): nobody is told anything by mail.')];
  }
  const { hostname, protocol, username } = new URL(mail.smtpUrl);
  const safely = await greet(mail.smtpUrl, true);
  if (safely === undefined)
    return [ok(`${hostname} greets us by TLS${username === '' ? '' : ' and takes the password'}.`)];
  if (safely.code !== 'ETLS' || protocol === 'smtps:') return [faultOf(hostname, safely)];
  // It does not offer TLS, or its certificate is not good, which says so without TLS too where it is offered.
  const plainly = await greet(mail.smtpUrl, false);
  if (plainly !== undefined) return [faultOf(hostname, plainly)];
  if (isLoopback(mail.smtpUrl)) return [ok(`${hostname} greets us, without TLS on this machine itself.`)];
  return [
    warning(
      `${hostname} offers no TLS: mails${username === '' ? '' : ' and the password'} can be read on their way. Use smtps:// or a server with STARTTLS.`,
    ),
  ];
}

interface Refused {
  code: string;
  said: string;
}

async function greet(url: string, requireTLS: boolean): Promise<Refused | undefined> {
  const { createTransport } = await import('nodemailer');
  const transport = createTransport({
    ...{ url, requireTLS, connectionTimeout: WAIT_MS, greetingTimeout: WAIT_MS, socketTimeout: WAIT_MS },
  });
  try {
    await transport.verify();
    return undefined;
  } catch (error) {
    const said = error instanceof Error ? error.message.replaceAll(/\s+/g, ' ') : '';
    return { code: error instanceof Error && 'code' in error ? String(error.code) : '', said };
  } finally {
    transport.close();
  }
}

function faultOf(host: string, { code, said }: Refused): Finding {
  if (/certificate|CERT_|ALTNAME|self-signed/i.test(`${code} ${said}`)) {
    return fault(`The certificate of ${host} is not good (${said}): ${TLS_ADVICE}`);
  }
  if (code === 'EAUTH') return fault(`${host} does not take user and password of HANDRAIL_SMTP_URL: correct them.`);
  if (code === 'ETLS') return fault(`${host} cannot be spoken to by TLS (${said}): ${TLS_ADVICE}`);
  return fault(
    `${host} does not greet us (${said || code}): is it up, and are name and port of HANDRAIL_SMTP_URL right?`,
  );
}
