/** `mardi 1er décembre 2026`, in the zone given. */
export function dayInWords(instant: number, zone: string): string {
  const part = partsOf(instant, zone);
  const day = part('day') === '1' ? '1er' : part('day');
  return `${part('weekday')} ${day} ${part('month')} ${part('year')}`;
}

/** `9 h 30`, `14 h`, in the zone given. */
export function timeInWords(instant: number, zone: string): string {
  const part = partsOf(instant, zone);
  const minutes = part('minute').padStart(2, '0');
  return minutes === '00' ? `${part('hour')} h` : `${part('hour')} h ${minutes}`;
}

/** `mardi 1er décembre 2026 à 9 h 30`, in the zone given. */
export function momentInWords(instant: number, zone: string): string {
  return `${dayInWords(instant, zone)} à ${timeInWords(instant, zone)}`;
}

/** `45 minutes`, `1 heure`, `1 h 30`. */
export function lengthInWords(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${minutes} minutes`;
  if (rest === 0) return hours === 1 ? '1 heure' : `${hours} heures`;
  return `${hours} h ${String(rest).padStart(2, '0')}`;
}

/**
 * French spacing: no line ever breaks before a high sign, inside guillemets, in a time, a date or a phone number.
 * Everything shown to people passes here once.
 */
export function typeset(text: string): string {
  return text
    .replaceAll(' »', '\u00a0»')
    .replaceAll('« ', '«\u00a0')
    .replace(/ ([:;!?€%])/g, '\u00a0$1')
    .replace(/(\d) (?=h\b|\d|minutes?\b|heures?\b)/g, '$1\u00a0')
    .replace(/(\bh) (?=\d)/g, '$1\u00a0')
    .replace(
      /(\d(?:er)?) (?=(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b)/g,
      '$1\u00a0',
    );
}

function partsOf(instant: number, zone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat('fr-FR', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
