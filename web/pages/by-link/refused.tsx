import type { Problem } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';

interface RefusedProps {
  readonly problem: Problem | undefined;
  /** Said of a time that is no longer possible, instead of the usual words. */
  readonly gone?: string;
  readonly onStale: () => void;
}

/** Why an answer could not be taken, and the way back to how things stand now. */
export function Refused({ problem, gone, onStale }: RefusedProps) {
  const words = useTexts().answer;
  if (problem === undefined) return null;
  return (
    <>
      {gone !== undefined && problem.code === 'SLOT_TAKEN' ? (
        <Notice tone="bad" role="alert">
          <p>{gone}</p>
        </Notice>
      ) : (
        <Failed problem={problem} />
      )}
      {problem.status === 409 || problem.status === 404 ? (
        <p>
          <Button kind="secondary" onClick={onStale}>
            {words.where}
          </Button>
        </p>
      ) : null}
    </>
  );
}
