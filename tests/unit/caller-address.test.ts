import { expect, it } from 'vitest';
import { callerAddress, HttpEvent } from '../../shared/http/event.ts';

const from = (sourceIp: string, headers: Record<string, string> = {}) =>
  callerAddress(HttpEvent.parse({ routeKey: 'GET /', headers, requestContext: { http: { sourceIp } } }));

it('a caller is known by the viewer address of the front door, without the port', () => {
  expect(from('192.0.2.7')).toBe('192.0.2.7');
  expect(from('192.0.2.7', { 'cloudfront-viewer-address': '198.51.100.9:46532' })).toBe('198.51.100.9');
});

it('a line with half of all IPv6 addresses of its network is one caller (B5)', () => {
  const line = from('2001:db8:0:12::1');
  expect(from('2001:0db8:0000:0012:ffff:1:2:3')).toBe(line);
  expect(from('x', { 'cloudfront-viewer-address': '2001:db8::12:a:b:c:d:443' })).toBe(line);
  expect(from('2001:db8:0:13::1')).not.toBe(line);
  expect(from('2001:db8::1')).not.toBe(line);
  expect(from('::ffff:192.0.2.7')).toBe('192.0.2.7');
});
