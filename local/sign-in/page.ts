import { escapeHtml, page } from '../html.ts';
import { ACCOUNTS } from './accounts.ts';

/** The sign-in page: one button per demonstration account, no password. */
export function signInPage(action: string): string {
  const buttons = ACCOUNTS.map(
    ({ subject, label }) =>
      `<li><button name="account" value="${subject}">${escapeHtml(label)} (<code>${subject}</code>)</button></li>`,
  ).join('\n');
  return page(
    'Choisissez un compte de démonstration',
    `<p>Ces comptes n’existent que sur cette machine. Ils n’ont pas de mot de passe.</p>
<form method="post" action="${escapeHtml(action)}">
<ul>
${buttons}
</ul>
</form>`,
  );
}
