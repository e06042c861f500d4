/** How far one has come: the same as the number in the heading, to look at. */
export function Progress({ at, of }: { at: number; of: number }) {
  return (
    <div class="progress" aria-hidden="true">
      {Array.from({ length: of }, (_, index) => (
        <span key={index} class={index < at ? 'passed' : undefined} />
      ))}
    </div>
  );
}
