interface Address {
  readonly name: string;
  readonly address: readonly string[];
  readonly commune: string;
}

/** A place as one writes it: its name, its address, and the commune where the name does not say it already. */
export function placeLines({ name, address, commune }: Address): string[] {
  return [name, ...address, ...(name.includes(commune) ? [] : [commune])];
}
