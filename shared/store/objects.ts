import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { patiently } from './patience.ts';

/** Files of lists and letters. Keys hold opaque ids only (D1); what lies there goes by itself after 30 days (D2). */
export interface Objects {
  put(key: string, body: string | Uint8Array, type: string): Promise<void>;
  /** A file that is too large for memory; `open` is called again for every attempt. */
  putStream(key: string, open: () => Readable, bytes: number, type: string): Promise<void>;
  /** Undefined when there is none. */
  read(key: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  readText(key: string): Promise<string | undefined>;
  /** Bytes of a file; undefined when there is none. */
  size(key: string): Promise<number | undefined>;
  /** Done before, it is done. */
  remove(key: string): Promise<void>;
  /** An address that gives the file under a name, for five minutes. */
  signedGet(key: string, fileName: string): Promise<string>;
  /** An address that takes a file of exactly so many bytes. */
  signedPut(key: string, bytes: number, seconds: number): Promise<string>;
}

/** How long a file can be fetched by its signed address, seconds. */
const FETCH_SECONDS = 300;
const CONNECT_MS = 2_000;
/** Of silence: a file of 50 MB may take longer than that in all. */
const SILENCE_MS = 20_000;

/** `endpoint` only on one machine; `client` for credentials other than those of the surroundings. A signed address must not carry the checksum of an empty body, so only what S3 asks for is summed. */
export function makeS3Client({
  endpoint,
  client,
}: {
  endpoint?: string | undefined;
  client?: S3ClientConfig;
} = {}): S3Client {
  return new S3Client({
    ...(endpoint === undefined ? {} : { endpoint, forcePathStyle: true }),
    maxAttempts: 3,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: SILENCE_MS,
      throwOnRequestTimeout: true,
    },
    ...client,
  });
}

export function makeObjects(client: S3Client, bucket: string): Objects {
  const at = (Key: string) => ({ Bucket: bucket, Key });
  const get = async (key: string) => {
    try {
      return (await patiently(() => client.send(new GetObjectCommand(at(key))))).Body;
    } catch (error) {
      if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
      throw error;
    }
  };
  return {
    async put(key, body, ContentType) {
      await patiently(() => client.send(new PutObjectCommand({ ...at(key), Body: body, ContentType })));
    },
    async putStream(key, open, bytes, ContentType) {
      await patiently(() =>
        client.send(new PutObjectCommand({ ...at(key), Body: open(), ContentLength: bytes, ContentType })),
      );
    },
    async read(key) {
      const body = await get(key);
      if (body === undefined) return undefined;
      if (!(body instanceof Readable)) throw new Error('not a stream of Node');
      return body;
    },
    readText: async (key) => (await get(key))?.transformToString('utf-8'),
    async size(key) {
      try {
        return (await patiently(() => client.send(new HeadObjectCommand(at(key))))).ContentLength;
      } catch (error) {
        if (error instanceof NotFound || error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(key) {
      await patiently(() => client.send(new DeleteObjectCommand(at(key))));
    },
    signedGet: (key, fileName) =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          ...at(key),
          ResponseContentDisposition: `attachment; filename="${fileName}"`,
          ResponseCacheControl: 'no-store',
        }),
        { expiresIn: FETCH_SECONDS },
      ),
    signedPut: (key, bytes, seconds) =>
      getSignedUrl(client, new PutObjectCommand({ ...at(key), ContentLength: bytes }), {
        expiresIn: seconds,
        signableHeaders: new Set(['content-length']),
      }),
  };
}
