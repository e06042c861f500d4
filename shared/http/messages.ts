import type * as z from 'zod';
import type { FieldError } from './problems.ts';

/** Field errors in French a person understands; the path is the field's, `from.date` or `needs.0`. */
export function fieldErrors(error: z.ZodError, prefix = ''): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: join(prefix, [...issue.path, key]),
        message: 'Ce champ n’est pas attendu.',
      }));
    return [{ path: join(prefix, issue.path), message: message(issue) }];
  });
}

function join(prefix: string, path: PropertyKey[]): string {
  return [prefix, ...path.map((part) => String(part).slice(0, 60))].filter((part) => part !== '').join('.');
}

function message(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'Ce champ est obligatoire.' : 'Ce champ n’a pas la bonne forme.';
    case 'too_big':
      if (issue.origin === 'array') return `Choisissez ${issue.maximum} réponses au plus.`;
      return issue.origin === 'string'
        ? `Ce texte est trop long : ${issue.maximum} caractères au plus.`
        : `La valeur la plus grande possible est ${issue.maximum}.`;
    case 'too_small':
      if (issue.origin === 'array') return 'Choisissez au moins une réponse.';
      return issue.origin === 'string' ? 'Ce champ est obligatoire.' : 'Cette valeur est trop petite.';
    case 'invalid_format':
      return formatMessage(issue.format);
    case 'invalid_value':
      return `Choisissez parmi : ${issue.values.map(String).join(', ')}.`;
    case 'custom':
      return issue.message === 'Invalid input' ? 'Cette valeur n’est pas possible.' : issue.message;
    default:
      return 'Cette valeur n’est pas possible.';
  }
}

function formatMessage(format: string): string {
  switch (format) {
    case 'email':
      return 'Cette adresse e-mail n’est pas correcte. Exemple : nom@exemple.fr.';
    case 'date':
      return 'Cette date n’est pas correcte. Exemple : 2027-03-01.';
    case 'datetime':
      return 'Cette heure n’est pas correcte. Exemple : 2027-03-01T09:30:00+01:00.';
    default:
      return 'Ce champ contient un caractère ou une forme que nous ne pouvons pas accepter.';
  }
}
