/** A large file over a slow line. */
const PATIENCE_MS = 3_600_000;

/** Puts a file at an address made for it; `tell` is told the percentage that has gone. False when it did not arrive. */
export function putFile(url: string, file: Blob, tell: (percent: number) => void): Promise<boolean> {
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.timeout = PATIENCE_MS;
    request.setRequestHeader('content-type', 'text/csv');
    request.upload.onprogress = ({ loaded, total }) => tell(Math.floor((100 * loaded) / total));
    request.onloadend = () => done(request.status === 200);
    request.send(file);
  });
}
