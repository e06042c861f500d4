import { useEffect, useState } from 'preact/hooks';
import { Icon } from '../design/icon.tsx';
import { type Help, loadConfig } from './config.ts';
import { useLanguage, useTexts } from './language.tsx';

/** Whom to phone, on every page, and what to do in danger. */
export function HelpBox() {
  const { texts, language } = useLanguage();
  const words = texts.frame;
  const help = useHelp();
  const hours = language === 'fr' ? undefined : help?.english?.phoneHours;
  return (
    <aside class="help stack" aria-label={words.help}>
      <div class="help-card stack-small">
        <h2 class="help-title">{words.help}</h2>
        {help === undefined ? null : (
          <p>
            {words.phone(help.name)}
            <PhoneLink number={help.phone} large />
            <span class="soft block" lang={hours === undefined ? 'fr' : undefined}>
              {hours ?? help.phoneHours}
            </span>
          </p>
        )}
        <p class="no-print">
          <a href="/rappel">{words.callBack}</a>
        </p>
      </div>
      <Danger />
    </aside>
  );
}

/** Closed until asked for, so that it does not shout over somebody's shoulder. */
function Danger() {
  const words = useTexts().frame;
  return (
    <details class="danger no-print">
      <summary>
        <span>{words.danger}</span> <span class="soft">{words.dangerHint}</span>
      </summary>
      <dl>
        {words.dangerNumbers.map(({ number, words: what }) => (
          <div key={number}>
            <dt>
              <a href={`tel:${number}`}>{number}</a>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p class="soft small">{words.dangerNote}</p>
    </details>
  );
}

/** A number that rings when it is pressed. */
export function PhoneLink({ number, large = false }: { number: string; large?: boolean }) {
  return (
    <a class={large ? 'phone large' : 'phone'} href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      <Icon name="phone" />
      {number}
    </a>
  );
}

function useHelp(): Help | undefined {
  const [help, setHelp] = useState<Help>();
  useEffect(() => {
    loadConfig().then(
      (config) => setHelp(config.help),
      () => undefined,
    );
  }, []);
  return help;
}
