import type { Problem } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';

/** Why an answer could not be taken, and the way back to how things stand now. */
export function Refused({ problem, onStale }: { problem: Problem | undefined; onStale: () => void }) {
  const words = useTexts().answer;
  if (problem === undefined) return null;
  return (
    <>
      <Failed problem={problem} />
      {problem.status === 409 || problem.status === 404 ? (
        <Button kind="secondary" onClick={onStale}>
          {words.where}
        </Button>
      ) : null}
    </>
  );
}
