import { answerRules } from './conformance/answer-rules.ts'
import { catalogRules } from './conformance/catalog-rules.ts'
import { failureRules } from './conformance/failure-rules.ts'
import { figureRules } from './conformance/figure-rules.ts'
import { pagingRules } from './conformance/paging-rules.ts'
import { requestRules } from './conformance/request-rules.ts'
import type { Rule } from './conformance/rule.ts'
import { windowRules } from './conformance/window-rules.ts'

/** Everything that every provider promises, none skippable. Each rule is tried on an adapter that breaks it (broken.test.ts). */
export const rules: readonly Rule[] = [
  ...catalogRules,
  ...requestRules,
  ...figureRules,
  ...windowRules,
  ...pagingRules,
  ...failureRules,
  ...answerRules,
]
