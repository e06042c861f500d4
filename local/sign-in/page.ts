import { Role } from '../../shared/domain/words.ts';
import { escapeHtml } from '../html.ts';
import { ACCOUNTS } from './accounts.ts';

/** The sign-in page: one button per demonstration account, no password. */
export function signInPage(action: string): string {
  const roles = Role.options.map((role) => {
    const accounts = ACCOUNTS.filter((account) => account.role === role);
    const buttons = accounts.map(
      ({ subject, label }) =>
        `<li><button name="account" value="${subject}">${escapeHtml(label)}<code>${subject}</code></button></li>`,
    );
    return `<section aria-labelledby="role-${role}"><h2 id="role-${role}">${escapeHtml(accounts[0]?.label ?? role)}</h2><ul>${buttons.join('')}</ul></section>`;
  });
  return signInFrame(
    'Choisissez un compte de démonstration',
    `<p>Ces comptes n’existent que sur cette machine. Ils n’ont pas de mot de passe.</p>
<form method="post" action="${escapeHtml(action)}">
${roles.join('\n')}
</form>`,
  );
}

/** Goes on by itself, as the sign-in of the cloud does; without script there is a button. */
export function signOutPage(form: string): string {
  return signInFrame(
    'Se déconnecter',
    `${form}<button form="op.logoutForm" name="logout" value="yes" id="go">Se déconnecter</button>
<script>document.getElementById('go').click()</script>`,
  );
}

const STYLE = `
* { box-sizing: border-box; }
body { margin: 0; font: 1.125rem/1.55 ui-rounded, "Segoe UI", system-ui, "Noto Sans", "Liberation Sans", sans-serif; color: #1f2d2c; background: #faf6ef; }
header { padding: 1rem; background: #0b3a39; color: #fff; font-weight: 700; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
h1 { margin: 0 0 .5rem; font-size: clamp(1.75rem, 1.4rem + 1.8vw, 2.375rem); line-height: 1.2; color: #0b3a39; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; color: #0b3a39; }
form { columns: 17rem; column-gap: 1rem; margin-top: 1.5rem; }
section { break-inside: avoid; margin-bottom: 1rem; padding: 1rem; background: #fff; border: 1px solid #d9d2c5; border-radius: .75rem; }
ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
button { width: 100%; min-height: 3rem; padding: .5rem 1rem; display: flex; flex-wrap: wrap; justify-content: space-between; align-items: center; gap: 0 1rem; font: inherit; font-weight: 600; text-align: start; color: #12514f; background: #fff; border: 2px solid #12514f; border-radius: .75rem; cursor: pointer; }
button:hover { background: #d6e8e5; }
button code { font-size: .875rem; font-weight: 400; color: #4a5a58; }
:focus-visible { outline: 3px solid #0b3a39; outline-offset: 2px; box-shadow: 0 0 0 6px #ffc94a; }
`;

/** Every page of the local sign-in, in the look of the pages it leads to. */
export function signInFrame(title: string, body: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>Connexion de démonstration</header>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
</body>
</html>
`;
}
