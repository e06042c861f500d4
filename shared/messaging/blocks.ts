import { typeset } from './when.fr.ts';

/** One piece of a mail; text and HTML are made of the same pieces, so that neither says less than the other. */
export type Block =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'action'; readonly label: string; readonly href: string };

/** A mail in words: the subject is all that a locked screen shows, the first block comes next (F3). */
export interface Words {
  readonly subject: string;
  readonly blocks: readonly Block[];
  /** Who to call, and when; stands under every mail. */
  readonly foot: readonly string[];
}

/** The plain text of a mail, complete in itself. */
export function toText({ blocks, foot }: Words): string {
  return `${[...blocks.map(blockToText), foot.map(typeset).join('\n')].join('\n\n')}\n`;
}

function blockToText(block: Block): string {
  switch (block.kind) {
    case 'text':
    case 'heading':
      return typeset(block.text);
    case 'code':
      return `    ${block.code}`;
    case 'facts':
      return block.facts.map(({ label, value }) => typeset(`${label} : ${value}`)).join('\n');
    case 'action':
      return `${typeset(`${block.label} :`)}\n${block.href}`;
  }
}

/** The HTML of a mail: real text, no image, nothing fetched from anywhere, readable at any size. */
export function toHtml({ subject, blocks, foot }: Words): string {
  const contact = foot.map((line) => `<p style="margin:0 0 8px">${said(line)}</p>`).join('\n');
  return `<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${said(subject)}</title>
</head>
<body style="margin:0;padding:16px">
<div style="max-width:600px;font-family:Arial,Helvetica,sans-serif;font-size:18px;line-height:27px">
${blocks.map(blockToHtml).join('\n')}
<div style="border-top:1px solid #767676;padding-top:16px;font-size:16px;line-height:24px">
${contact}
</div>
</div>
</body>
</html>
`;
}

const HEADING_STYLE = 'margin:24px 0 8px;font-size:20px;line-height:28px';
const CODE_STYLE = 'margin:0 0 24px;font-size:32px;line-height:40px;font-weight:bold;letter-spacing:6px';

function blockToHtml(block: Block): string {
  switch (block.kind) {
    case 'text':
      return paragraph(said(block.text));
    case 'heading':
      return `<h2 style="${HEADING_STYLE}">${said(block.text)}</h2>`;
    case 'code':
      return `<p style="${CODE_STYLE}">${escapeHtml(block.code)}</p>`;
    case 'facts':
      return paragraph(
        block.facts
          .map(({ label, value }) => `<strong>${said(`${label} :`)}</strong> ${said(value)}`)
          .join('<br>\n'),
      );
    case 'action':
      return paragraph(
        `<a href="${escapeHtml(block.href)}" style="font-weight:bold">${said(block.label)}</a>`,
      );
  }
}

const paragraph = (html: string) => `<p style="margin:0 0 16px">${html}</p>`;
const said = (text: string) => escapeHtml(typeset(text));

/** Text as it may stand in HTML, attributes included. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
