import { describe, expect, it } from 'vitest';
import { readColumns } from '../../../shared/domain/list-columns.ts';

const REST = ['Adresse', 'Code postal', 'Commune', 'Date de séparation'];
const read = (...names: string[]) => readColumns([...names, ...REST]);

describe('whose name a list gives (L2)', () => {
  it.each([
    [['Nom', 'Prénom']],
    [['Nom du déclarant', 'Prénom du déclarant']],
    [['Nom', 'Prénom', 'Déclarant']],
    [['Nom de naissance', 'Nom', 'Prénom', 'Nom du conjoint']],
  ])('%j: one person’s', (names) => {
    expect(read(...names).ok).toBe(true);
  });

  it.each([
    [['Nom', 'Prénom', 'Nom du déclarant', 'Prénom du déclarant']],
    [['Nom allocataire', 'Prénom déclarant']],
    [['Nom déclarant', 'Prénom']],
  ])('%j: two people’s, so that the letter might go to the other parent: refused', (names) => {
    const answer = read(...names);
    expect(answer.ok ? '' : answer.why).toMatch(/deux personnes/);
  });
});
