import { describe, expect, it } from 'vitest';
import { readColumns } from '../../../shared/domain/list-columns.ts';
import { readLine } from '../../../shared/domain/list-line.ts';

const TODAY = '2026-11-30';
const HEADER = [
  'N° allocataire',
  'Civilité',
  'NOM',
  'Prénom',
  'Adresse',
  'Adresse 2',
  'Code postal',
  'Ville',
  'Courriel',
  'Tél.',
  'Date de séparation',
];
const CELLS = [
  '1234567 A',
  'Mme',
  'Exemple',
  'Élise',
  '1 rue de l’Exemple',
  '',
  '94000',
  'Créteil',
  'Elise@Courriel.example',
  '+33 1 99 00 12 34',
  '15/10/2026',
];

function columnsOf(header: readonly string[] = HEADER) {
  const read = readColumns(header);
  if (!read.ok) throw new Error(read.why);
  return read.columns;
}

const read = (changes: Record<number, string> = {}, header = HEADER) =>
  readLine(
    CELLS.map((cell, at) => changes[at] ?? cell),
    { columns: columnsOf(header), line: 7, today: TODAY },
  );

const why = (changes: Record<number, string>, header = HEADER) => {
  const answer = read(changes, header);
  return answer.ok ? undefined : [answer.reject.line, answer.reject.column, answer.reject.reason];
};

describe('the columns of a list', () => {
  it('are found by their names, in any order, accents, case and signs aside', () => {
    const mixed = ['ville', 'CODE POSTAL', 'adresse', 'Prenom', 'nom de naissance', 'date évènement'];
    expect(readColumns(mixed).ok).toBe(true);
    const answer = readLine(['Créteil', '94000', '1 rue de l’Exemple', 'Noa', 'Exemple', '2026-10-01'], {
      columns: columnsOf(mixed),
      line: 2,
      today: TODAY,
    });
    expect(answer.ok && answer.line.address).toEqual(['Noa Exemple', '1 rue de l’Exemple', '94000 Créteil']);
  });

  it('that are missing are named, all of them, and the header itself is not repeated', () => {
    const answer = readColumns(['Nom', '2850394123456', 'Prénom']);
    expect(answer).toEqual({
      ok: false,
      why: 'La première ligne doit nommer les colonnes. Nous n’avons pas trouvé : adresse, code postal, commune, date de l’événement.',
    });
  });

  it('that have one name twice are refused', () => {
    expect(readColumns([...HEADER, 'nom'])).toEqual({
      ok: false,
      why: 'Deux colonnes portent le nom « nom ». Gardez-en une.',
    });
  });

  it('beside a birth name, « nom » is the name that the person bears', () => {
    const header = [...HEADER, 'Nom de naissance'];
    const answer = readLine([...CELLS, 'Naissance'], { columns: columnsOf(header), line: 2, today: TODAY });
    expect(answer.ok && answer.line).toMatchObject({ lastName: 'Naissance', usedName: 'Exemple' });
    expect(answer.ok && answer.line.address[0]).toBe('Mme Élise Exemple');
  });
});

describe('a line', () => {
  it('L1: is accepted in the form that the rest of the product knows', () => {
    expect(read()).toEqual({
      ok: true,
      line: {
        line: 7,
        number: '1234567',
        firstName: 'Élise',
        lastName: 'Exemple',
        email: 'elise@courriel.example',
        phone: '0199001234',
        address: ['Mme Élise Exemple', '1 rue de l’Exemple', '94000 Créteil'],
        date: '2026-10-15',
      },
    });
  });

  it.each([
    [{ 2: '' }, 'nom', 'Ce champ est obligatoire.'],
    [{ 3: '???' }, 'prénom', 'Ce nom ne contient aucune lettre.'],
    [{ 4: '' }, 'adresse', 'Ce champ est obligatoire.'],
    [{ 6: '9400A' }, 'code postal', 'Le code postal compte 5 chiffres.'],
    [{ 7: '' }, 'commune', 'Indiquez le nom de la commune.'],
    [{ 8: 'elise@' }, 'e-mail', 'Cette adresse e-mail n’est pas correcte.'],
    [{ 9: '12 34' }, 'téléphone', 'Ce numéro de téléphone n’est pas correct.'],
    [{ 0: '12' }, 'numéro allocataire', 'Le numéro allocataire compte 7 chiffres.'],
    [{ 10: '31/02/2026' }, 'date de l’événement', 'Cette date n’est pas correcte. Exemple : 15/11/2026.'],
    [{ 10: '01/12/2026' }, 'date de l’événement', 'Cette date est dans le futur.'],
    [{ 10: '01/10/2024' }, 'date de l’événement', 'Cette date a plus de deux ans.'],
    [{ 2: '王' }, 'nom', 'Ce texte contient un signe que le courrier ne peut pas imprimer.'],
    [{ 3: '<b>Élise</b>' }, 'prénom', 'Ce texte contient un signe que le courrier ne peut pas imprimer.'],
  ])('L1: %o is refused with its number, the column and a reason', (changes, column, reason) => {
    expect(why({ ...changes })).toEqual([7, column, reason]);
  });

  it.each([
    ['in a column that is read', { 4: '2 85 03 94 123 456 78' }],
    ['in a column that nobody reads', { 1: '285039412345678' }],
  ])('with a social security number %s is refused, and nothing of it is given back', (_, changes) => {
    const answer = read({ ...changes });
    expect(answer).toMatchObject({ ok: false, reject: { line: 7, column: '', echo: false } });
    expect(JSON.stringify(answer)).not.toMatch(/285|2 85|123456/);
  });

  it('L2: of whoever did not declare is refused, where the list says so', () => {
    const header = [...HEADER, 'Déclarant'];
    const said = (word: string) => {
      const answer = readLine([...CELLS, word], { columns: columnsOf(header), line: 3, today: TODAY });
      return answer.ok ? 'accepted' : answer.reject.reason;
    };
    expect(said('Oui')).toBe('accepted');
    expect(said('non')).toContain('n’a pas fait la déclaration');
    expect(said('')).toBe('Indiquez oui ou non.');
  });

  it('L2: keeps nothing of the other parent', () => {
    const header = [...HEADER, 'Nom du conjoint', 'E-mail du conjoint'];
    const answer = readLine([...CELLS, 'Autre', 'autre@courriel.example'], {
      columns: columnsOf(header),
      line: 3,
      today: TODAY,
    });
    expect(answer.ok).toBe(true);
    expect(JSON.stringify(answer)).not.toMatch(/autre/i);
  });

  it('with more cells than columns is refused; empty ones at the end do not count', () => {
    const columns = columnsOf();
    expect(readLine([...CELLS, '', ' '], { columns, line: 2, today: TODAY }).ok).toBe(true);
    expect(readLine([...CELLS, 'trop'], { columns, line: 2, today: TODAY }).ok).toBe(false);
  });
});

describe('the address block', () => {
  const block = (changes: Record<number, string>) => {
    const answer = read(changes);
    return answer.ok ? answer.line.address : answer.reject.reason;
  };

  it('gets back the zero that a spreadsheet dropped', () => {
    expect(block({ 6: '1000', 7: 'Bourg-en-Bresse' })).toContain('01000 Bourg-en-Bresse');
  });

  it('of a long name loses the title, then all but the initials', () => {
    const long = 'Exemple-de-Très-Long-Nom-Composé';
    expect(block({ 2: long })[0]).toBe('Élise Exemple-de-Très-Long-Nom-Composé');
    expect(block({ 2: long, 3: 'Marie-Élisabeth' })[0]).toBe('M. É. Exemple-de-Très-Long-Nom-Composé');
  });

  it('carries a long line on in the next one, at most six lines of 38 signs', () => {
    const lines = block({ 4: '12 bis rue du Très Long Exemple de Nom de Voie, résidence des Modèles' });
    expect(lines).toEqual([
      'Mme Élise Exemple',
      '12 bis rue du Très Long Exemple de Nom',
      'de Voie, résidence des Modèles',
      '94000 Créteil',
    ]);
    expect(block({ 4: 'mot '.repeat(60) })).toContain('trop longue pour une enveloppe');
  });

  it('prints names of Europe and loses marks that the font lacks', () => {
    expect(block({ 2: 'Dvořák', 3: 'Łukasz' })[0]).toBe('Mme Łukasz Dvořák');
  });
});
