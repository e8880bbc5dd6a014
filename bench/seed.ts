/** How much history a database is given. */
export interface SeedSize {
  workspaces: number
  days: number
  /** Members of every workspace: `usr_bench0` and so on. */
  people: number
}

/** What a heavy workspace is: so many accounts, and so many services at each of them. */
export const connectionsEach = 25
const services = 6

export const workspaceId = (number: number): string => `wsp_bench${number}`

const dayMs = 86_400_000
export const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

const providerIds = ['openai', 'anthropic', 'aws', 'openrouter', 'github', 'digitalocean', 'vercel', 'gcp']

const count = (name: string, to: string | number) => `${name}(n) as (select 0 union all select n + 1 from ${name} where n + 1 < ${to})`

/** Puts whole workspaces into a migrated database, by SQL alone: rollups as the ledger writes them, one row a day and account, and one a service. */
export async function seedWorkspaces(db: D1Database, { workspaces, days, people }: SeedSize, now = Date.now()): Promise<void> {
  const first = isoDay(now - (days - 1) * dayMs)
  const dayOf = `date('${first}', '+' || d.n || ' days')`
  const amount = '(1000000 + abs((d.n * 7919 + c.n * 104729) % 9000000))'
  for (let number = 1; number <= workspaces; number += 1) {
    const id = workspaceId(number)
    const provider = `json_extract('${JSON.stringify(providerIds)}', '$[' || (c.n % ${providerIds.length}) || ']')`
    const accounts = `with recursive ${count('c', connectionsEach)}`
    const everyDay = `with recursive ${count('c', connectionsEach)}, ${count('d', days)}`
    await db.batch([
      db
        .prepare(
          "insert into workspace_profile (workspace_id, name, currency, time_zone, data_version, updated_at) values (?, 'Bench', 'USD', 'UTC', 1, 0)",
        )
        .bind(id),
      db
        .prepare(
          `with recursive ${count('p', people)} insert into members select ?, 'usr_bench' || p.n, 'owner', 'bench@example.com', 0 from p`,
        )
        .bind(id),
      db
        .prepare(`${accounts} insert into connections (workspace_id, id, provider_id, label, account_key, facts, time_zone, state, payment, role, created_at, next_due_at, claimed_until, lease_until)
        select ?, 'con_' || c.n, ${provider}, 'Account ' || c.n, 'acc_' || c.n, '{}', 'UTC', 'active', 'invoiced', 'biller', c.n, ?, 0, 0 from c`)
        .bind(id, now + dayMs),
      db
        .prepare(`${accounts} insert into connection_signals (workspace_id, connection_id, signal, state, next_sync_at, complete_through, read_back_to, history_start, window_days, failures, last_success_at)
        select ?, 'con_' || c.n, 'cost', 'on', ?, ?, ?, ?, 31, 0, ? from c`)
        .bind(id, now + dayMs, isoDay(now - dayMs), first, first, now),
      db
        .prepare(`${everyDay} insert into spend_day (workspace_id, day, connection_id, currency, grain, paid_to, period_end, used, to_pay, recurring, one_time, calculated, estimated, manual)
        select ?, ${dayOf}, 'con_' || c.n, 'USD', 'day', '', date(${dayOf}, '+1 day'), ${amount}, ${amount}, 0, 0, 0, 0, 0 from d, c`)
        .bind(id),
      db
        .prepare(`${everyDay}, ${count('s', services)} insert into spend_day_service (workspace_id, day, connection_id, currency, grain, paid_to, service, sub_account_id, sub_account_name, period_end, used, to_pay, not_reported)
        select ?, ${dayOf}, 'con_' || c.n, 'USD', 'day', '', 'Service ' || s.n, 'prj_' || (s.n % 3), 'Project ' || (s.n % 3), date(${dayOf}, '+1 day'), ${amount} / ${services}, ${amount} / ${services}, 0 from d, c, s`)
        .bind(id),
      db
        .prepare(`insert into spend_month (workspace_id, month, connection_id, currency, grain, paid_to, service, sub_account_id, sub_account_name, used, to_pay, not_reported)
        select workspace_id, substr(day, 1, 7), connection_id, currency, grain, paid_to, service, sub_account_id, max(sub_account_name), sum(used), sum(to_pay), 0
        from spend_day_service where workspace_id = ? group by 1, 2, 3, 4, 5, 6, 7, 8`)
        .bind(id),
    ])
  }
}
