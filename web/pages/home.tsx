import { useCatalogue } from '../app/catalogue.tsx';
import { Page } from '../app/page.tsx';

export function Home() {
  const { services } = useCatalogue();
  return (
    <Page title="…">
      <ul>
        {services.map((service) => (
          <li key={service.id}>{service.name}</li>
        ))}
      </ul>
    </Page>
  );
}
