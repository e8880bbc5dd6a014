import type { BuiltRequest } from './build-request.ts'

export const languages = [
  { value: 'curl', label: 'curl' },
  { value: 'javascript', label: 'JavaScript' },
  { value: 'python', label: 'Python' },
] as const

export type Language = (typeof languages)[number]['value']

/** The variable of the environment that holds what proves who calls. */
export const proofVariable = { session: 'OUTLAY_COOKIE', cronSecret: 'CRON_SECRET' } as const

/** The request as a program that runs as it stands. Nothing has to be installed for it: Node 20 and Python 3 are enough. */
export const writeSample = (language: Language, request: BuiltRequest): string => writers[language](request)

const writers: Readonly<Record<Language, (request: BuiltRequest) => string>> = {
  curl: writeCurl,
  javascript: writeJavaScript,
  python: writePython,
}

const shell = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

function writeCurl({ method, url, headers, body, proof }: BuiltRequest): string {
  const options = [
    ...(method === 'GET' ? [] : [`--request ${method}`]),
    ...(proof === 'session'
      ? ['--cookie "$OUTLAY_COOKIE"']
      : proof === 'cronSecret'
        ? ['--header "Authorization: Bearer $CRON_SECRET"']
        : []),
    ...Object.entries(headers).map(([name, value]) => `--header ${shell(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data ${shell(JSON.stringify(body))}`]),
  ]
  return [`curl --fail-with-body ${shell(url)}`, ...options].join(' \\\n  ')
}

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
const indent = (text: string) => text.replaceAll('\n', '\n  ')

function writeJavaScript({ method, url, headers, body, proof, answersJson }: BuiltRequest): string {
  const proofs = {
    session: ['Cookie: process.env.OUTLAY_COOKIE'],
    cronSecret: ['Authorization: `Bearer ${process.env.CRON_SECRET}`'],
    none: [],
  }[proof]
  const lines = [...proofs, ...Object.entries(headers).map(([name, value]) => `${quote(name)}: ${quote(value)}`)]
  const options = [
    ...(method === 'GET' ? [] : [`method: ${quote(method)},`]),
    ...(lines.length === 0 ? [] : [`headers: {\n${lines.map((line) => `    ${line},\n`).join('')}  },`]),
    ...(body === undefined ? [] : [`body: JSON.stringify(${indent(JSON.stringify(body, null, 2))}),`]),
  ]
  const call = options.length === 0 ? quote(url) : `${quote(url)}, {\n${options.map((line) => `  ${line}\n`).join('')}}`
  return [
    `const response = await fetch(${call})`,
    'if (!response.ok) throw new Error(await response.text())',
    answersJson ? 'console.log(JSON.stringify(await response.json(), null, 2))' : 'console.log(response.status)',
  ].join('\n')
}

/** A value of JSON as Python writes it. */
function python(value: unknown): string {
  if (value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value)) return `[${value.map(python).join(', ')}]`
  if (typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.entries(value)
    .map(([key, one]) => `${JSON.stringify(key)}: ${python(one)}`)
    .join(', ')}}`
}

function writePython({ method, url, headers, body, proof, answersJson }: BuiltRequest): string {
  const proofs = {
    session: ['"Cookie": os.environ["OUTLAY_COOKIE"]'],
    cronSecret: ['"Authorization": f"Bearer {os.environ[\'CRON_SECRET\']}"'],
    none: [],
  }[proof]
  const lines = [...proofs, ...Object.entries(headers).map(([name, value]) => `${python(name)}: ${python(value)}`)]
  const modules = [...(answersJson || body !== undefined ? ['json'] : []), ...(proof === 'none' ? [] : ['os']), 'urllib.request']
  return [
    `import ${modules.join(', ')}\n`,
    'request = urllib.request.Request(',
    `    ${python(url)},`,
    ...(method === 'GET' ? [] : [`    method=${python(method)},`]),
    ...(lines.length === 0 ? [] : ['    headers={', ...lines.map((line) => `        ${line},`), '    },']),
    ...(body === undefined ? [] : [`    data=json.dumps(${python(body)}).encode(),`]),
    ')',
    'with urllib.request.urlopen(request) as response:',
    answersJson ? '    print(json.dumps(json.load(response), indent=2))' : '    print(response.status)',
  ].join('\n')
}
