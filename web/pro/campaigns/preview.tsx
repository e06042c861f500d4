import { useState } from 'preact/hooks';
import { saveFile } from '../../app/save-file.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useStaff } from '../staff.tsx';
import { openTab } from './open-tab.ts';
import { PreviewWords } from './preview-words.tsx';
import { texts } from './texts.fr.ts';
import type { Preview, Run } from './types.ts';

/** What people will receive, with a made-up name and code: the letter as printed, and both in words. */
export function PreviewCard({ run: { id, preview: isReady } }: { run: Run }) {
  const { ask, fetchFile } = useStaff();
  const words = texts.preview;
  const { busy, problem, act } = useAct();
  const [preview, setPreview] = useState<Preview>();
  const [shown, setShown] = useState<'mail' | 'letter'>();
  const [said, setSaid] = useState('');
  const params = { id };
  const openPdf = () => {
    const tab = openTab(words.opening);
    void act(
      () => fetchFile('GET /v1/staff/campaigns/{id}/preview.pdf', { params }),
      (file) => {
        tab?.show(file);
        if (tab === undefined) saveFile('exemple.pdf', file);
        setSaid(tab === undefined ? words.blocked : '');
      },
      () => tab?.close(),
    );
  };
  const show = (what: 'mail' | 'letter') => {
    if (shown === what) return setShown(undefined);
    if (preview !== undefined) return setShown(what);
    void act(
      () => ask('GET /v1/staff/campaigns/{id}/preview', { params }),
      (value) => {
        setPreview(value);
        setShown(what);
      },
    );
  };
  return (
    <section class="card stack" aria-labelledby="preview">
      <h2 id="preview">{words.title}</h2>
      <p>{words.lead}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <p role="status">{isReady ? said : words.pdfLater}</p>
      <div class="actions">
        {isReady ? (
          <Button kind="secondary" busy={busy} onClick={openPdf}>
            {words.pdf}
          </Button>
        ) : null}
        {(['mail', 'letter'] as const).map((what) => (
          <button
            key={what}
            type="button"
            class="button secondary"
            aria-expanded={shown === what}
            aria-controls="preview-words"
            onClick={() => show(what)}
          >
            {words[what]}
          </button>
        ))}
      </div>
      <div id="preview-words">
        {preview === undefined || shown === undefined ? null : (
          <PreviewWords preview={preview} shown={shown} />
        )}
      </div>
    </section>
  );
}
