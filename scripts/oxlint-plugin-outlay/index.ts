import { coloursFromTokens } from './colours-from-tokens.ts'
import { envInDepsOnly } from './env-in-deps-only.ts'
import { exactMoney } from './exact-money.ts'
import { injectedEffects } from './injected-effects.ts'
import { noTransaction } from './no-transaction.ts'
import { sentenceTitles } from './sentence-titles.ts'

/** The house rules that no general linter knows. Where each applies is in .oxlintrc.json. */
export default {
  meta: { name: 'outlay' },
  rules: {
    'colours-from-tokens': coloursFromTokens,
    'env-in-deps-only': envInDepsOnly,
    'exact-money': exactMoney,
    'injected-effects': injectedEffects,
    'no-transaction': noTransaction,
    'sentence-titles': sentenceTitles,
  },
}
