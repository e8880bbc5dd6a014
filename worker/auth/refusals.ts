import { type SignInError, signInErrors } from './schemas.ts'
import { SupabaseRefusal } from './supabase.ts'

/** Supabase Auth's `error_code`, and OAuth's `error`. Their own texts are never shown. */
const reasons = new Map<string | undefined, SignInError>([
  ['access_denied', 'cancelled'],
  ['bad_code_verifier', 'other_browser'],
  ['bad_oauth_callback', 'took_too_long'],
  ['bad_oauth_state', 'took_too_long'],
  ['captcha_failed', 'captcha'],
  ['email_address_invalid', 'bad_address'],
  ['email_address_not_authorized', 'no_mail_server'],
  ['email_provider_disabled', 'switched_off'],
  ['flow_state_already_used', 'took_too_long'],
  ['flow_state_expired', 'took_too_long'],
  ['flow_state_not_found', 'took_too_long'],
  ['oauth_provider_not_supported', 'switched_off'],
  ['otp_disabled', 'closed'],
  ['otp_expired', 'link_gone'],
  ['provider_disabled', 'switched_off'],
  ['provider_email_needs_verification', 'unconfirmed'],
  ['signup_disabled', 'closed'],
  ['user_banned', 'suspended'],
  ['validation_failed', 'bad_address'],
])

export const refusalOf = (code: string | undefined): SignInError => reasons.get(code) ?? 'failed'

/** Runs a step of signing in; what Supabase Auth refuses becomes the error made from its sentence. */
export async function orRefuse<T>(step: Promise<T>, asError: (sentence: string) => Error): Promise<T> {
  try {
    return await step
  } catch (error) {
    throw error instanceof SupabaseRefusal ? asError(signInErrors[refusalOf(error.code)]) : error
  }
}
