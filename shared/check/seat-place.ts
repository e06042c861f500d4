/** What a group session says of a seat, and its registration or hold must say of itself. */
export const seatPlace = (of: {
  readonly caf: string;
  readonly session: string;
  readonly id: string;
  readonly until: number | undefined;
}): string => ['seat-of', of.caf, of.session, of.id, of.until ?? ''].join(' ');
