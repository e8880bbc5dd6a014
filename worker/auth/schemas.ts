/**
 * Why signing in did not work, in words. The sign-in page is sent a code of this table and says its words, so that nobody can put
 * words of their own there by a link. Plain data: the dashboard shares it without taking in what checks input.
 */
export const signInErrors = {
  cancelled: 'Sign-in was cancelled.',
  link_gone: 'That link or code has expired or was used before. Ask for a new one.',
  other_browser: 'This link belongs to a sign-in begun in another browser. Start again here, or use the 6-digit code.',
  took_too_long: 'That sign-in took too long or was completed before. Start again.',
  closed: 'This Outlay takes no new accounts. Ask whoever runs it.',
  switched_off: 'This way to sign in is not switched on. Choose another.',
  bad_address: 'This email address is not accepted. Use another.',
  captcha: 'The sign-in service asks for a captcha, which is not offered here. Whoever runs this Outlay can switch it off.',
  no_mail_server: 'Mail cannot be sent to this address yet: the sign-in service has no mail server of its own.',
  unconfirmed: 'Your email address is not confirmed there. Follow the mail that was just sent, then sign in again.',
  suspended: 'This account has been suspended.',
  unauthenticated: 'The sign-in service answered with a token that is not valid here. Tell whoever runs this Outlay.',
  too_many_requests: 'Too many attempts. Wait a minute, then try again.',
  sign_in_unavailable: 'The sign-in service did not answer. Try again in a moment.',
  sign_in_not_configured: 'Sign-in is not configured yet. Whoever runs this Outlay sets it up.',
  migrating: 'The database is being upgraded. Try again in a moment.',
  internal: 'Something went wrong on our side. Try again.',
  failed: 'Sign-in did not work. Start again.',
} as const satisfies Record<string, string>

export type SignInError = keyof typeof signInErrors
