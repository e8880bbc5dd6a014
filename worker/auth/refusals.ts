import { SupabaseRefusal } from './supabase.ts'

const linkGone = 'That link or code has expired or was used before. Ask for a new one.'
const tookTooLong = 'That sign-in took too long or was completed before. Start again.'
const closed = 'This Outlay takes no new accounts. Ask whoever runs it.'
const switchedOff = 'This way to sign in is not switched on. Choose another.'
const badAddress = 'This email address is not accepted. Use another.'

export const otherBrowser = 'This link belongs to a sign-in begun in another browser. Start again here, or use the 6-digit code.'

/** Supabase Auth's `error_code`, and OAuth's `error`, as a person reads them. Their own texts are never shown. */
const sentences: Record<string, string> = {
  access_denied: 'Sign-in was cancelled.',
  bad_code_verifier: otherBrowser,
  bad_oauth_callback: tookTooLong,
  bad_oauth_state: tookTooLong,
  captcha_failed: 'The sign-in service asks for a captcha, which is not offered here. Whoever runs this Outlay can switch it off.',
  email_address_invalid: badAddress,
  email_address_not_authorized: 'Mail cannot be sent to this address yet: the sign-in service has no mail server of its own.',
  email_provider_disabled: switchedOff,
  flow_state_already_used: tookTooLong,
  flow_state_expired: tookTooLong,
  flow_state_not_found: tookTooLong,
  oauth_provider_not_supported: switchedOff,
  otp_disabled: closed,
  otp_expired: linkGone,
  provider_disabled: switchedOff,
  provider_email_needs_verification: 'Your email address is not confirmed there. Follow the mail that was just sent, then sign in again.',
  signup_disabled: closed,
  user_banned: 'This account has been suspended.',
  validation_failed: badAddress,
}

export const refusalSentence = (code: string | undefined): string => sentences[code ?? ''] ?? 'Sign-in did not work. Start again.'

/** Runs a step of signing in; what Supabase Auth refuses becomes the error made from its sentence. */
export async function orRefuse<T>(step: Promise<T>, asError: (sentence: string) => Error): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw error instanceof SupabaseRefusal ? asError(refusalSentence(error.code)) : error
  }
}
