// Wrangler reads this once, when it is first imported; every queue message would be a line of the test report.
process.env['WRANGLER_LOG'] ??= 'error'
