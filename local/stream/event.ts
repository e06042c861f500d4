import type { _Record, AttributeValue as SdkValue } from '@aws-sdk/client-dynamodb-streams';

/** Records of the streams API as Lambda hands them to a function: binary in base64, times in seconds. */
export function toStreamEvent(records: readonly _Record[], arn: string): { Records: unknown[] } {
  return {
    Records: records.map((record) => ({
      eventID: record.eventID,
      eventName: record.eventName,
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'eu-west-3',
      eventSourceARN: arn,
      ...(record.userIdentity === undefined
        ? {}
        : { userIdentity: { type: record.userIdentity.Type, principalId: record.userIdentity.PrincipalId } }),
      dynamodb: {
        ApproximateCreationDateTime: Math.floor(
          (record.dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1_000,
        ),
        ...image('Keys', record.dynamodb?.Keys),
        ...image('NewImage', record.dynamodb?.NewImage),
        ...image('OldImage', record.dynamodb?.OldImage),
        SequenceNumber: record.dynamodb?.SequenceNumber,
        SizeBytes: record.dynamodb?.SizeBytes,
        StreamViewType: record.dynamodb?.StreamViewType,
      },
    })),
  };
}

function image(name: string, values: Record<string, SdkValue> | undefined): Record<string, unknown> {
  return values === undefined ? {} : { [name]: encodeBinary(values) };
}

/** Uint8Arrays anywhere inside become base64 text. */
function encodeBinary(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(encodeBinary);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, encodeBinary(inner)]));
}
