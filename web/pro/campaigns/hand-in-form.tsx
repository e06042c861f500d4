import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { FileField } from './file-field.tsx';
import { faultOf } from './list-file.ts';
import { texts } from './texts.fr.ts';
import type { LetterType } from './types.ts';
import { useHandIn } from './use-hand-in.ts';

/** The kind of letter and the file; leads to the run, where the reading is followed. */
export function HandInForm({ types }: { types: readonly LetterType[] }) {
  const words = texts.handIn;
  const { route } = useLocation();
  const { handIn, percent } = useHandIn();
  const [type, setType] = useState(types.length === 1 ? types[0]?.id : undefined);
  const [file, setFile] = useState<File>();
  const { errors, setErrors, busy, submit } = useForm({
    values: { type, file },
    check: (values): Errors => ({
      ...(values.type === undefined ? { type: words.errors.type } : {}),
      ...(values.file === undefined ? { file: words.errors.none } : {}),
    }),
    send: async (values) => {
      if (values.type === undefined || values.file === undefined) return undefined;
      const answer = await handIn(values.type, values.file);
      if (typeof answer !== 'string')
        return answer.code === 'OFFLINE' ? { ...answer, detail: words.errors.interrupted } : answer;
      route(`/pro/envois/${answer}`);
      return undefined;
    },
  });
  const take = async (chosen: File) => {
    const fault = await faultOf(chosen);
    setFile(fault === undefined ? chosen : undefined);
    setErrors(fault === undefined ? {} : { file: fault });
  };
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      {types.length === 1 ? null : (
        <OneOf
          id="type"
          legend={words.type}
          error={errors['type']}
          options={types.map(({ id, name }) => ({ value: id, label: name }))}
          value={type}
          onValue={setType}
        />
      )}
      <FileField
        id="file"
        file={file}
        error={errors['file']}
        onFile={(chosen) => void take(chosen)}
        onSeveral={() => setErrors({ file: words.errors.several })}
      />
      {percent === undefined ? null : (
        <div class="stack-small">
          <p id="sent">{words.sending(percent)}</p>
          <progress class="progress" max={100} value={percent} aria-labelledby="sent" />
        </div>
      )}
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.send}
        </Button>
      </div>
    </form>
  );
}
