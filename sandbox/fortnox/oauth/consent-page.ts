import type { Answer } from '../http/answer';

const style = 'body{font:16px sans-serif;margin:3rem;max-width:40rem}button{font:inherit;padding:.5rem 1.5rem}';

/** The page that asks a user of Fortnox; its form sends the whole request back with the decision. */
export function consentPage(company: string, request: URLSearchParams): Answer {
  const fields = [...request].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  const scopes = (request.get('scope') ?? '').split(' ').map((scope) => `<li>${escaped(scope)}</li>`);
  return page(
    200,
    `<h1>Simulerat Fortnox</h1>
<p>En app vill komma åt ${escaped(company)}${request.get('account_type') === 'service' ? ' med ett servicekonto' : ''}:</p>
<ul>${scopes.join('')}</ul>
<form method="post" action="/oauth-v1/auth">${fields.join('')}
<button name="decision" value="allow">Godkänn</button> <button name="decision" value="deny">Neka</button></form>`,
  );
}

/** Shown where leading back would be unsafe: the app or its address is not known. How Fortnox says it is in no sheet. */
export function refusalPage(reason: string): Answer {
  return page(400, `<h1>Simulerat Fortnox</h1>\n<p>${escaped(reason)}</p>`);
}

function page(status: number, content: string): Answer {
  const body = `<!doctype html>\n<meta charset="utf-8"><title>Simulerat Fortnox</title><style>${style}</style>\n${content}\n`;
  return { status, text: { contentType: 'text/html; charset=utf-8', body } };
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
