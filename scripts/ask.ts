import { createInterface } from 'node:readline/promises'

/** Where answers of the operator come from, and where a secret may be shown. */
export interface Asker {
  value(name: string, hint: string, isValid: (text: string) => boolean): Promise<string>
  showOnce(name: string, secret: string): void
}

/** Asks on a terminal. Without one (or when the variable of that name is set) takes the environment's value. */
export function askOnTerminal(): Asker {
  const terminal = process.stdin.isTTY && process.stdout.isTTY
  return {
    async value(name, hint, isValid) {
      const given = process.env[name]?.trim()
      if (given !== undefined && !isValid(given)) throw new Error(`${name} does not look right. ${hint}`)
      if (given !== undefined || !terminal) return given ?? ''
      const lines = createInterface({ input: process.stdin, output: process.stdout })
      try {
        for (;;) {
          const text = (await lines.question(`${hint}\n${name} (Enter to skip): `)).trim()
          if (isValid(text)) return text
          console.log('That does not look right.')
        }
      } finally {
        lines.close()
      }
    },
    showOnce(name, secret) {
      if (terminal)
        console.log(
          `\nKeep this in your password manager; Cloudflare never shows it again, and rotating keys needs it:\n${name}=${secret}\n`,
        )
      else console.log(`${name} was generated and cannot be read back. Set it in the environment beforehand to choose and keep it.`)
    },
  }
}
