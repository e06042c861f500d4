/** Whoever approves sees mail and letter with these: nobody's name, nobody's code. */
export const SAMPLE_CODE = 'ACDEFGHJ';
export const SAMPLE_ADDRESS = ['Mme Camille Exemple', '1 rue de l’Exemple', '94000 Créteil'] as const;
