import { useRef, useState } from 'preact/hooks';
import { describedBy, Hints } from '../../design/field.tsx';
import { texts } from './texts.fr.ts';
import { sizeWords } from './words.ts';

interface FileFieldProps {
  readonly id: string;
  readonly file: File | undefined;
  readonly error: string | undefined;
  readonly onFile: (file: File) => void;
  /** More than one was dropped. */
  readonly onSeveral: () => void;
}

/** Chooses one file: by the browser's own control, which the keyboard reaches, or by dropping it anywhere on the card. */
export function FileField({ id, file, error, onFile, onSeveral }: FileFieldProps) {
  const words = texts.handIn;
  const [isOver, setOver] = useState(false);
  const depth = useRef(0);
  const enter = (change: 1 | -1) => {
    depth.current = Math.max(0, depth.current + change);
    setOver(depth.current > 0);
  };
  const take = (files: FileList | null | undefined) => {
    const [first, second] = [...(files ?? [])];
    if (second !== undefined) onSeveral();
    else if (first !== undefined) onFile(first);
  };
  return (
    <fieldset
      aria-describedby={describedBy(id, words.fileHint, error)}
      onDragEnter={(event) => {
        event.preventDefault();
        enter(1);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDragLeave={() => enter(-1)}
      onDrop={(event) => {
        event.preventDefault();
        depth.current = 0;
        setOver(false);
        take(event.dataTransfer?.files);
      }}
    >
      <legend class="label" id={`${id}-label`}>
        {words.file}
      </legend>
      <Hints id={id} hint={words.fileHint} error={error} />
      <div class={isOver ? 'drop over' : 'drop'}>
        <p class="soft">{words.drop}</p>
        <label class="button secondary file-button" id={`${id}-button`}>
          <input
            class="file-input"
            aria-labelledby={`${id}-label ${id}-button`}
            type="file"
            id={id}
            name={id}
            accept=".csv,text/csv,.txt"
            aria-invalid={error !== undefined}
            aria-describedby={describedBy(id, words.fileHint, error)}
            onChange={(event) => {
              take(event.currentTarget.files);
              event.currentTarget.value = '';
            }}
          />
          {file === undefined ? words.choose : words.chooseOther}
        </label>
        <p role="status">
          {file === undefined ? '' : <strong>{words.chosen(file.name, sizeWords(file.size))}</strong>}
        </p>
      </div>
    </fieldset>
  );
}
