/** The steps of setting a first workspace up, in their order. */
export const onboardingSteps = ['name', 'connect', 'budget', 'done'] as const
export type OnboardingStep = (typeof onboardingSteps)[number]
