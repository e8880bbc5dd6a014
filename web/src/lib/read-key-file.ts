/** What a key file says of itself, before it is sent anywhere. */
export interface KeyFileReading {
  /** Why it cannot be a key file. Its content is never repeated. */
  refused?: string
  /** Whose key it is, where the file names one. */
  owner?: string
}

/** Reads a key file as far as its kind goes: JSON that says whose it is. What is inside is the provider's to judge. */
export function readKeyFile(text: string): KeyFileReading {
  const content = parse(text.trim())
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { refused: 'That is not a key file: it must be the whole JSON, from { to }.' }
  }
  if ('type' in content && typeof content.type === 'string' && content.type !== 'service_account') {
    return { refused: `That is a file of the type “${content.type.slice(0, 40)}”. Take the key of a service account.` }
  }
  return 'client_email' in content && typeof content.client_email === 'string' ? { owner: content.client_email } : {}
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
