import { spawn } from 'node:child_process';
import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../../domain/language';
import { accessFault } from '../../workers/start-sentences';
import { type Login, LoginRefusedError, login } from '../fortnox-login';
import { chosenCompany } from './company-option';
import type { CommandContext } from './context';
import { withCompanies } from './opened';
import { answer, complain, exitCode, type Output } from './output';

/** The address `http://127.0.0.1:8793/fortnox` is what the app is to be registered with, unless another port is chosen. */
const usualPort = 8793;

interface LoginArguments {
  readonly company?: string;
  readonly port: number;
  readonly scopes?: readonly string[];
  readonly service: boolean;
  readonly open: boolean;
}

/** `fortnox login`: a person's consent in a browser gives the company its access to Fortnox (core-api §1). */
export function addFortnoxCommands(program: Command, context: CommandContext): void {
  program
    .command('fortnox')
    .description('åtkomsten till Fortnox')
    .command('login')
    .description('logga in i Fortnox: visar adressen att öppna, väntar på godkännandet och sparar det')
    .option('--company <nyckel>', 'företaget, när inställningarna har flera')
    .option('--service', 'godkänn som servicekonto, vilket FORTNOX_TENANT_ID behöver (kräver administratör)', false)
    .option('--open', 'öppna adressen i webbläsaren', false)
    .option('--port <port>', 'port på den här datorn som Fortnox leder tillbaka till', portArgument, usualPort)
    .option('--scopes <lista>', 'behörigheter att be om, med blanksteg emellan', words)
    .action((options: LoginArguments) =>
      withCompanies(async (companies, settings) => {
        const output = context.output();
        const company = chosenCompany(settings, options.company);
        const announce = (address: string, redirectUri: string) => {
          announceOn(output, address, redirectUri);
          if (options.open) openInBrowser(address);
        };
        try {
          answer(output, await login(companies, { ...options, company, announce }), loginText);
        } catch (error) {
          complain(output, sentenceOf(error, output.language));
          process.exitCode = exitCode.failed;
        }
      }),
    );
}

/** On standard error, so that standard output has the outcome alone. */
function announceOn({ json, language }: Output, consentAddress: string, redirectUri: string): void {
  const text = texts[language].open(consentAddress, redirectUri);
  process.stderr.write(`${json ? JSON.stringify({ consentAddress, redirectUri }) : text}\n`);
}

const texts = {
  sv: {
    open: (address: string, redirectUri: string) =>
      `Öppna den här adressen på den här datorn, logga in i Fortnox och godkänn (appen ska ha ${redirectUri} som redirect URI):\n\n${address}\n`,
    done: ({ companyName, tenantId }: Login) =>
      `Inloggad i Fortnox: ${companyName ?? 'företagets namn får inte läsas'}, kundnummer ${tenantId ?? 'okänt'}.`,
    stored: (company: string) =>
      `Inloggningen är sparad för ${company} och förnyas av sig själv. En tjänst som är igång tar upp den utan omstart.`,
    consented: 'Servicekontot är godkänt, och FORTNOX_TENANT_ID ger åtkomst.',
    service: (tenantId: string) =>
      `Servicekontot är godkänt: med FORTNOX_TENANT_ID=${tenantId} i stället för en sparad inloggning finns inget som blir gammalt.`,
    missing: (scopes: readonly string[]) =>
      `Fortnox gav inte behörigheterna ${scopes.join(', ')}. Slå på dem för appen och logga in igen.`,
  },
  en: {
    open: (address: string, redirectUri: string) =>
      `Open this address on this computer, sign in to Fortnox and consent (the app must have ${redirectUri} as its redirect URI):\n\n${address}\n`,
    done: ({ companyName, tenantId }: Login) =>
      `Logged in to Fortnox: ${companyName ?? 'the name of the company may not be read'}, tenant ${tenantId ?? 'unknown'}.`,
    stored: (company: string) =>
      `The login is kept for ${company} and renewed by itself. A service that runs takes it up without a restart.`,
    consented: 'The service account is consented to, and FORTNOX_TENANT_ID gives access.',
    service: (tenantId: string) =>
      `The service account is consented to: with FORTNOX_TENANT_ID=${tenantId} instead of a kept login there is nothing that grows old.`,
    missing: (scopes: readonly string[]) =>
      `Fortnox did not give the scopes ${scopes.join(', ')}. Switch them on for the app and log in again.`,
  },
} as const;

function loginText(it: Login, language: Language): string {
  const say = texts[language];
  return [
    say.done(it),
    it.stored ? say.stored(it.company) : say.consented,
    ...(it.stored && it.serviceAccount && it.tenantId !== null ? [say.service(it.tenantId)] : []),
    ...(it.missingScopes.length > 0 ? [say.missing(it.missingScopes)] : []),
  ].join('\n');
}

function sentenceOf(error: unknown, language: Language): string {
  if (error instanceof LoginRefusedError) return error.said[language];
  return accessFault(error, language);
}

/** The system's own way to open an address, without a shell; the address has been printed in any case. */
function openInBrowser(address: string): void {
  const ways: Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>> = {
    darwin: ['open', address],
    win32: ['rundll32', 'url.dll,FileProtocolHandler', address],
  };
  const [command, ...args] = ways[process.platform] ?? ['xdg-open', address];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

function portArgument(value: string): number {
  const port = Number(value);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new InvalidArgumentError('En port är ett tal från 1 till 65535.');
}

function words(value: string): readonly string[] {
  const found = value.split(/\s+/).filter(Boolean);
  if (found.length === 0) throw new InvalidArgumentError('Minst en behörighet, till exempel "customer supplier".');
  return found;
}
