/** What a call of SES says about the mail it sends. */
export interface SentMail {
  readonly configurationSet: string | undefined;
  readonly tags: Readonly<Record<string, string[]>>;
  readonly from: string;
  readonly recipients: readonly string[];
  /** Headers of the raw message, names as written. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
}

/** Reads a SendRawEmail of SES version 1 (a form); undefined for any other call. As in SES, headers `X-SES-…` count like parameters. */
export function readSendRawEmail(body: string): SentMail | undefined {
  const form = new URLSearchParams(body);
  const raw = form.get('RawMessage.Data');
  if (form.get('Action') !== 'SendRawEmail' || raw === null) return undefined;
  const headers = readHeaders(Buffer.from(raw, 'base64').toString('utf8'));
  const named = (name: string) =>
    headers.filter((header) => header.name.toLowerCase() === name).map((header) => header.value);
  const destinations = members(form, 'Destinations');
  return {
    configurationSet: form.get('ConfigurationSetName') ?? named('x-ses-configuration-set')[0],
    tags: { ...headerTags(named('x-ses-message-tags')), ...formTags(form) },
    from: form.get('Source') ?? named('from')[0] ?? '',
    recipients:
      destinations.length > 0 ? destinations : ['to', 'cc', 'bcc'].flatMap(named).flatMap(addresses),
    headers,
  };
}

/** Every address of a header or parameter, without the names around them. */
export function addresses(text: string): string[] {
  return text.match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? [];
}

function members(form: URLSearchParams, name: string): string[] {
  return [...form]
    .filter(([key]) => key.startsWith(`${name}.member.`))
    .flatMap(([, value]) => addresses(value));
}

function formTags(form: URLSearchParams): Record<string, string[]> {
  const tags: Record<string, string[]> = {};
  for (let at = 1; form.has(`Tags.member.${at}.Name`); at += 1)
    tags[form.get(`Tags.member.${at}.Name`) ?? ''] = [form.get(`Tags.member.${at}.Value`) ?? ''];
  return tags;
}

function headerTags(values: readonly string[]): Record<string, string[]> {
  const pairs = values.flatMap((value) => value.split(/[,;]/)).map((pair) => pair.trim().split('='));
  return Object.fromEntries(pairs.flatMap(([name, value]) => (name && value ? [[name, [value]]] : [])));
}

function readHeaders(message: string): { name: string; value: string }[] {
  const head = message.split(/\r?\n\r?\n/, 1)[0] ?? '';
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [{ name: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
  });
}
