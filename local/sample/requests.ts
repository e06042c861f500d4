/** Made-up requests for a consultation, so that the psychologists' queue is not empty; answered by phone, so that no mail goes out. */
export function sampleRequests(): Record<string, unknown>[] {
  const contact = { by: 'phone', hours: ['morning', 'afternoon'] };
  return [
    {
      person: { firstName: 'Camille', lastName: 'Exemple Seize', phone: '0199001601' },
      contact,
      who: 'family',
      forWhom: 'child',
      otherParent: 'said-by-phone',
      situation: 'separation',
      words: 'Mon enfant ne dort plus depuis la séparation.',
    },
    {
      person: { firstName: 'Sacha', lastName: 'Exemple Dix-sept', phone: '0199001702' },
      contact,
      who: 'teenager',
      forWhom: 'self',
      situation: 'school',
    },
    {
      person: { firstName: 'Dominique', lastName: 'Exemple Dix-huit', phone: '0199001803' },
      contact,
      who: 'adult',
      forWhom: 'self',
      situation: 'bereavement',
    },
  ];
}
