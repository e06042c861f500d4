import { type Catalogue, type Service, useCatalogue } from './catalogue.tsx';
import { useLanguage } from './language.tsx';
import { serviceKey } from './service-key.ts';

/** A service in the language of the page; `lang` says so where only French is known. */
export function useServiceWords() {
  const { language } = useLanguage();
  return ({ name, summary, eligibility, english }: Service) =>
    language === 'en' && english !== undefined
      ? { ...english, lang: undefined }
      : { name, summary, eligibility, lang: language === 'fr' ? undefined : 'fr' };
}

/** The name of the service with this id, as it is called in the language of the page. */
export function useServiceName() {
  const { services } = useCatalogue();
  const wordsOf = useServiceWords();
  return (id: string) => {
    const service = services.find((one) => one.id === id);
    return service === undefined ? undefined : wordsOf(service);
  };
}

export function serviceOfKey({ services }: Catalogue, key: string | undefined): Service | undefined {
  return services.find(({ id }) => serviceKey(id) === key);
}

/** Whether a glance over the shoulder could do harm: mediators and psychologists. */
export function isDelicate({ receivedBy }: Service): boolean {
  return receivedBy !== 'social-worker';
}

/** The same, of an appointment. */
export function useIsDelicate({ service }: { readonly service: { readonly id: string } }): boolean {
  const found = useCatalogue().services.find(({ id }) => id === service.id);
  return found !== undefined && isDelicate(found);
}
