/** The month of a local date, and the two before it: the first day of each, and of the one that follows. */
export function lastMonths(today: string): { readonly from: string; readonly to: string }[] {
  const [year = 0, month = 0] = today.split('-').map(Number);
  return [0, 1, 2].map((back) => ({
    from: firstDay(year, month - back),
    to: firstDay(year, month - back + 1),
  }));
}

function firstDay(year: number, month: number): string {
  const count = year * 12 + month - 1;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}-01`;
}
