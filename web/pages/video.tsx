import { useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useSecret } from '../app/take-secret.ts';
import { Notice } from '../design/notice.tsx';
import './pages.css';

/** Names of rooms are unguessable ids. */
const ROOM = /^[\w-]{16,64}$/;

/** How a video appointment goes, and the way into its room at the Caf's own video service. */
export default function Video() {
  const texts = useTexts();
  const words = texts.video;
  const { caf } = useCatalogue();
  const { secret: room } = useSecret('room', ROOM);
  if (caf.video === undefined)
    return (
      <Page title={words.title}>
        <Notice tone="info" title={words.none}>
          <p>{words.noneWords}</p>
        </Notice>
      </Page>
    );
  return (
    <Page title={words.title} lead={words.lead}>
      <section class="stack" aria-labelledby="before">
        <h2 id="before">{words.before}</h2>
        <ul class="ticks">
          {words.checks.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </section>
      {room === undefined ? (
        <Notice tone="warning" title={words.noRoom}>
          <p>{words.noRoomWords}</p>
          <p>
            <a class="link-large" href="/rendez-vous">
              {texts.frame.myAppointment}
            </a>
          </p>
        </Notice>
      ) : (
        <div class="then stack-small">
          <a
            class="button big"
            href={roomAddress(caf.video.address, room)}
            target="_blank"
            rel="noopener noreferrer"
            aria-describedby="join-hint"
          >
            {words.join}
          </a>
          <p class="soft" id="join-hint">
            {words.joinHint}
          </p>
        </div>
      )}
      <section class="stack-small" aria-labelledby="trouble">
        <h2 id="trouble">{words.trouble}</h2>
        <p>{words.troubleWords}</p>
      </section>
    </Page>
  );
}

function roomAddress(service: string, room: string): string {
  return `${service.replace(/\/*$/, '/')}${room}`;
}
