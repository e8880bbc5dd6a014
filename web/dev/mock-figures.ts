import type { AccountAnswer } from '../../worker/providers/schemas.ts'
import { mockSources } from './mock-series.ts'
import type { MockFigures } from './mock-usage.ts'
import type { MockWorld } from './ugly/ledger.ts'

const services: Readonly<Record<string, readonly string[]>> = {
  aws: ['EC2', 'RDS', 'S3', 'CloudFront', 'Lambda', 'EKS', 'KMS', 'Route 53', 'SQS', 'SNS', 'CloudWatch'],
  github: ['Actions', 'Copilot', 'Packages'],
}

/** The mock's own accounts with the days of the Overview. */
export const figuresOfAccounts = (accounts: readonly AccountAnswer[]): MockFigures[] =>
  accounts.map((account) => ({
    ...{ account, currency: 'USD', services: services[account.providerId] ?? ['API', 'Batch', 'Storage'] },
    used: account.lastSyncAt === null ? new Map() : (mockSources.find((one) => one.providerId === account.providerId)?.used ?? new Map()),
  }))

export const figuresOfWorld = ({ ledgers, workspace }: MockWorld): MockFigures[] =>
  ledgers.map(({ account, used, services: parts }) => ({ account, used, services: parts, currency: workspace.currency }))
