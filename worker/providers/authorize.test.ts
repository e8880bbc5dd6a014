import { describe, expect, it } from 'vitest'
import { sigV4 } from './authorize.ts'

/** Key and secret of AWS's own signature test suite. */
const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const authorize = sigV4({
  accessKeyId: 'accessKeyId',
  secretAccessKey: 'secretAccessKey',
  sessionToken: 'sessionToken',
  region: 'us-east-1',
})

const sign = (request: Request, more: Record<string, string> = {}) =>
  authorize(request, {
    credentials: { ...credentials, ...more },
    now: Date.parse('2026-06-08T12:00:00Z'),
    tokens: new Map(),
    exchange: () => Promise.reject(new Error('no token is needed')),
  })

const costRequest = () =>
  new Request('https://ce.us-east-1.amazonaws.com/', {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'user-agent': 'Outlay',
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSInsightsIndexService.GetCostAndUsage',
    },
    body: '{"TimePeriod":{"Start":"2026-06-01","End":"2026-06-08"},"Granularity":"DAILY","Metrics":["UnblendedCost"],"GroupBy":[{"Type":"DIMENSION","Key":"SERVICE"}]}',
  })

describe('AWS Signature Version 4', () => {
  it('signs a JSON call as an independent signer does', async () => {
    const signed = await sign(costRequest())
    expect(signed.headers.get('x-amz-date')).toBe('20260608T120000Z')
    expect(signed.headers.get('authorization')).toBe(
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260608/us-east-1/ce/aws4_request, ' +
        'SignedHeaders=content-type;host;x-amz-date;x-amz-target, ' +
        'Signature=2c13e758f9d8fb10f97ae8c9958c024cf16b1fa08ca3e48d2b02ab91a682216f',
    )
  })

  it('signs a form call as an independent signer does', async () => {
    const signed = await sign(
      new Request('https://sts.us-east-1.amazonaws.com/', {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
        body: 'Action=GetCallerIdentity&Version=2011-06-15',
      }),
    )
    expect(signed.headers.get('authorization')).toContain('SignedHeaders=content-type;host;x-amz-date, ')
    expect(signed.headers.get('authorization')).toContain('Signature=80a92b1fa974549dfa290af93e3cd9d0d00a185b4a56a7147bcf685afe97b331')
  })

  it('signs a session token between date and target, and leaves body and other headers as they were', async () => {
    const signed = await sign(costRequest(), { sessionToken: 'session-token' })
    expect(signed.headers.get('x-amz-security-token')).toBe('session-token')
    expect(signed.headers.get('authorization')).toContain('SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, ')
    expect(signed.headers.get('accept')).toBe('application/json')
    expect(await signed.text()).toBe(await costRequest().text())
  })
})
