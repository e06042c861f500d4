interface Of {
  readonly caf: string;
  readonly campaign: string;
}

/** Lines that one message of a queue works off. */
export const LINES_PER_PART = 100;

/** Where a list lies until it is read: handed in over the API, or put there by a signed address, of which S3 tells. */
export const postedFile = ({ caf, campaign }: Of): string => `posted/${caf}/${campaign}.csv`;
export const uploadedFile = ({ caf, campaign }: Of): string => `uploads/${caf}/${campaign}.csv`;
/** Accepted lines of a part, until they are planned. */
export const linesFile = ({ caf, campaign, part }: Of & { part: number }): string =>
  `lines/${caf}/${campaign}/${part}.json`;
export const rejectsFile = ({ caf, campaign }: Of): string => `rejects/${caf}/${campaign}.csv`;

/** The run for which a file was uploaded; undefined for any other file. */
export function uploadOf(key: string): Of | undefined {
  const [, caf, campaign] = /^uploads\/([^/]+)\/([^/]+)\.csv$/.exec(key) ?? [];
  return caf === undefined || campaign === undefined ? undefined : { caf, campaign };
}
