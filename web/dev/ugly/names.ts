import { account } from '../mock-accounts.ts'
import { type MockWorld, dailyFigures, ledger } from './ledger.ts'

/** Eighty characters, the most that a name may have, of whatever they are given. */
const stretch = (text: string): string => [...text.repeat(80)].slice(0, 80).join('')

const names = [
  {
    ...{ id: 'aws', provider: 'AWS', label: stretch('Management account of the European holding company, production and staging ') },
    ...{ owner: stretch('arn:aws:organizations::482100931177:account/o-exampleorgid/'), service: stretch('AmazonElasticComputeCloud') },
  },
  {
    ...{ id: 'openai', provider: 'OpenAI', label: stretch('حساب الإنتاج لفريق البحث والتطوير ') },
    ...{ owner: 'מעבדת המחקר', service: 'نموذج اللغة الكبير gpt-5.2-preview-2026-10-01' },
  },
  {
    ...{ id: 'anthropic', provider: 'Anthropic', label: stretch('东京研究开发部门的生产环境账户') },
    ...{ owner: 'クラウド基盤チーム', service: '대규모 언어 모델 — 프롬프트 캐싱이 적용된 입력 토큰' },
  },
  {
    ...{ id: 'vercel', provider: 'Vercel', label: '🚀🔥 Ship it 👩‍👩‍👧‍👦🏳️‍🌈 — prod 🇪🇺' },
    ...{ owner: stretch('👩🏽‍💻'), service: 'Edge ⚡️ requests (🌍)' },
  },
  {
    ...{ id: 'openrouter', provider: 'OpenRouter', label: stretch('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten') },
    ...{ owner: '<script>alert("x")</script> & Söhne', service: 'a' },
  },
  { id: 'github', provider: 'GitHub', label: 'x', owner: '​', service: 'Ａｃｔｉｏｎｓ　Ｌｉｎｕｘ' },
]

/** Names of every length and script, in every place that shows one. */
export const longNames = (): MockWorld => ({
  workspace: { name: stretch('Northwind Laboratories for Applied Machine Learning, München '), currency: 'USD' },
  ledgers: names.map(({ id, provider, label, owner, service }, index) =>
    ledger(account(`con_name_${index}`, id, provider, label, { accountName: owner }), {
      used: dailyFigures({ seed: 31 + index * 613, daily: 90 / (index + 1), completeThrough: '2026-11-21' }),
      services: [service, stretch(`Support for ${service} `)],
    }),
  ),
  credits: names.slice(0, 3).map(({ id, label, service }, index) => ({
    ...{ connectionId: `con_name_${index}`, providerId: id, label, name: service },
    ...{ amount: { amount: '812.000000', currency: 'USD' }, quantity: null, unit: null },
    ...{ perDay: { amount: '6.400000', currency: 'USD' }, runwayDays: 126, runsOutOn: null, at: '2026-11-23T09:00:00.000Z' },
    ...{ expiresAt: null, resetsAt: null },
  })),
  beside: [
    {
      ...{ kind: 'monthly_only', connectionId: 'con_name_0', label: names[0]?.label ?? '' },
      amounts: [{ amount: '171.000000', currency: 'USD' }],
      why: 'The provider tells whole months only; these days are not all of one.',
    },
  ],
})
