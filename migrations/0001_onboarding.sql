ALTER TABLE `workspace_profile` ADD `onboarding` text DEFAULT 'done' NOT NULL;--> statement-breakpoint
ALTER TABLE `workspace_profile` ADD `budget_draft_micros` integer;--> statement-breakpoint
ALTER TABLE `workspace_profile` ADD `budget_draft_currency` text;