CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `job_runs` (
	`job` text PRIMARY KEY NOT NULL,
	`finished_at` integer NOT NULL,
	`handled` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `connection_signals` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`signal` text NOT NULL,
	`state` text NOT NULL,
	`reason` text,
	`detail` text,
	`next_sync_at` integer NOT NULL,
	`recent_cursor` text,
	`next_history_at` integer,
	`complete_through` text,
	`read_back_to` text,
	`history_start` text NOT NULL,
	`window_days` integer NOT NULL,
	`failures` integer NOT NULL,
	`last_success_at` integer,
	`last_new_at` integer,
	`measured_delay_hours` integer,
	PRIMARY KEY(`workspace_id`, `connection_id`, `signal`)
);
--> statement-breakpoint
CREATE TABLE `connections` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`provider_id` text NOT NULL,
	`label` text NOT NULL,
	`account_key` text NOT NULL,
	`account_name` text,
	`facts` text NOT NULL,
	`time_zone` text NOT NULL,
	`credentials` text,
	`key_version` text,
	`state` text NOT NULL,
	`state_reason` text,
	`payment` text NOT NULL,
	`role` text NOT NULL,
	`owner_user_id` text,
	`created_at` integer NOT NULL,
	`next_due_at` integer,
	`claimed_until` integer NOT NULL,
	`lease_token` text,
	`lease_until` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `connections_account` ON `connections` (`workspace_id`,`provider_id`,`account_key`) WHERE state <> 'disconnected';--> statement-breakpoint
CREATE INDEX `connections_due` ON `connections` (`next_due_at`,`claimed_until`);--> statement-breakpoint
CREATE TABLE `daily_counts` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`what` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `what`)
);
--> statement-breakpoint
CREATE INDEX `daily_counts_by_day` ON `daily_counts` (`day`);--> statement-breakpoint
CREATE TABLE `provider_pauses` (
	`provider_id` text PRIMARY KEY NOT NULL,
	`reason` text NOT NULL,
	`paused_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `syncs` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`id` text NOT NULL,
	`signal` text NOT NULL,
	`reason` text NOT NULL,
	`window_from` text,
	`window_to` text,
	`state` text NOT NULL,
	`resume` text,
	`attempts` integer NOT NULL,
	`rows` integer NOT NULL,
	`rows_changed` integer NOT NULL,
	`error_kind` text,
	`error_detail` text,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	PRIMARY KEY(`workspace_id`, `connection_id`, `id`)
);
--> statement-breakpoint
CREATE INDEX `syncs_by_end` ON `syncs` (`finished_at`);--> statement-breakpoint
CREATE TABLE `audit_log` (
	`workspace_id` text NOT NULL,
	`id` text NOT NULL,
	`at` integer NOT NULL,
	`actor_user_id` text,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`details` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `id`)
);
--> statement-breakpoint
CREATE TABLE `members` (
	`workspace_id` text NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`email` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `user_id`)
);
--> statement-breakpoint
CREATE TABLE `user_workspaces` (
	`user_id` text NOT NULL,
	`workspace_id` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`user_id`, `workspace_id`)
);
--> statement-breakpoint
CREATE INDEX `user_workspaces_by_workspace` ON `user_workspaces` (`workspace_id`);--> statement-breakpoint
CREATE TABLE `workspace_profile` (
	`workspace_id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`currency` text NOT NULL,
	`time_zone` text NOT NULL,
	`plan` text DEFAULT 'self_hosted' NOT NULL,
	`data_version` integer DEFAULT 0 NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `workspace_profile_by_change` ON `workspace_profile` (`updated_at`);--> statement-breakpoint
CREATE TABLE `workspaces` (
	`id` text PRIMARY KEY NOT NULL,
	`placement` text DEFAULT 'main' NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `balances` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`balance_id` text NOT NULL,
	`at` integer NOT NULL,
	`name` text NOT NULL,
	`amount` integer,
	`currency` text,
	`quantity` real,
	`unit` text,
	`granted` real,
	`expires_at` integer,
	`resets_at` integer,
	`gone` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `balance_id`, `at`)
);
--> statement-breakpoint
CREATE TABLE `charges` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`charge_period_start` text NOT NULL,
	`grain` text NOT NULL,
	`row_key` text NOT NULL,
	`charge_period_end` text NOT NULL,
	`charge_category` text NOT NULL,
	`charge_frequency` text NOT NULL,
	`service_name` text,
	`x_model` text,
	`sku_meter` text,
	`sub_account_id` text,
	`sub_account_name` text,
	`region_id` text,
	`x_api_key` text,
	`billed_cost` integer NOT NULL,
	`effective_cost` integer NOT NULL,
	`list_cost` integer,
	`billing_currency` text NOT NULL,
	`consumed_quantity` real,
	`consumed_unit` text,
	`x_provenance` text NOT NULL,
	`x_paid_to` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `charge_period_start`, `grain`, `row_key`)
);
--> statement-breakpoint
CREATE TABLE `fx_rates` (
	`day` text NOT NULL,
	`currency` text NOT NULL,
	`per_euro` text NOT NULL,
	PRIMARY KEY(`currency`, `day`)
);
--> statement-breakpoint
CREATE TABLE `invoices` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`number` text NOT NULL,
	`period_start` text NOT NULL,
	`period_end` text NOT NULL,
	`issued_on` text,
	`total` integer NOT NULL,
	`tax` integer,
	`credits` integer,
	`currency` text NOT NULL,
	`status` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `number`)
);
--> statement-breakpoint
CREATE TABLE `ledger_periods` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`signal` text NOT NULL,
	`period_start` text NOT NULL,
	`grain` text NOT NULL,
	`digest` text NOT NULL,
	`rows` integer NOT NULL,
	`partial` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `signal`, `period_start`, `grain`)
);
--> statement-breakpoint
CREATE TABLE `limits` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`limit_id` text NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`period` text NOT NULL,
	`cap` integer,
	`cap_quantity` real,
	`used` integer,
	`used_quantity` real,
	`currency` text,
	`unit` text,
	`enforcement` text NOT NULL,
	`resets_at` integer,
	PRIMARY KEY(`workspace_id`, `connection_id`, `limit_id`)
);
--> statement-breakpoint
CREATE TABLE `movements` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`movement_id` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`amount` integer NOT NULL,
	`currency` text NOT NULL,
	`description` text,
	PRIMARY KEY(`workspace_id`, `connection_id`, `movement_id`)
);
--> statement-breakpoint
CREATE TABLE `readings` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`meter` text NOT NULL,
	`at` integer NOT NULL,
	`total` integer NOT NULL,
	`currency` text NOT NULL,
	`resets` text NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `meter`, `at`)
);
--> statement-breakpoint
CREATE TABLE `restatements` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`day` text NOT NULL,
	`grain` text NOT NULL,
	`currency` text NOT NULL,
	`seen_at` integer NOT NULL,
	`before` integer NOT NULL,
	`after` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `connection_id`, `day`, `grain`, `currency`, `seen_at`)
);
--> statement-breakpoint
CREATE TABLE `spend_day` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`connection_id` text NOT NULL,
	`currency` text NOT NULL,
	`grain` text NOT NULL,
	`paid_to` text NOT NULL,
	`period_end` text NOT NULL,
	`used` integer NOT NULL,
	`to_pay` integer NOT NULL,
	`recurring` integer NOT NULL,
	`one_time` integer NOT NULL,
	`calculated` integer NOT NULL,
	`estimated` integer NOT NULL,
	`manual` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `connection_id`, `currency`, `grain`, `paid_to`)
);
--> statement-breakpoint
CREATE TABLE `spend_day_service` (
	`workspace_id` text NOT NULL,
	`day` text NOT NULL,
	`connection_id` text NOT NULL,
	`currency` text NOT NULL,
	`grain` text NOT NULL,
	`paid_to` text NOT NULL,
	`service` text NOT NULL,
	`sub_account_id` text NOT NULL,
	`sub_account_name` text NOT NULL,
	`period_end` text NOT NULL,
	`used` integer NOT NULL,
	`to_pay` integer NOT NULL,
	`not_reported` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `day`, `connection_id`, `currency`, `grain`, `paid_to`, `service`, `sub_account_id`)
);
--> statement-breakpoint
CREATE TABLE `spend_month` (
	`workspace_id` text NOT NULL,
	`month` text NOT NULL,
	`connection_id` text NOT NULL,
	`currency` text NOT NULL,
	`grain` text NOT NULL,
	`paid_to` text NOT NULL,
	`service` text NOT NULL,
	`sub_account_id` text NOT NULL,
	`sub_account_name` text NOT NULL,
	`used` integer NOT NULL,
	`to_pay` integer NOT NULL,
	`not_reported` integer NOT NULL,
	PRIMARY KEY(`workspace_id`, `month`, `connection_id`, `currency`, `grain`, `paid_to`, `service`, `sub_account_id`)
);
--> statement-breakpoint
CREATE TABLE `usage_points` (
	`workspace_id` text NOT NULL,
	`connection_id` text NOT NULL,
	`period_start` text NOT NULL,
	`grain` text NOT NULL,
	`row_key` text NOT NULL,
	`period_end` text NOT NULL,
	`meter` text NOT NULL,
	`unit` text NOT NULL,
	`quantity` real NOT NULL,
	`service_name` text,
	`x_model` text,
	`sub_account_id` text,
	`sub_account_name` text,
	`region_id` text,
	`x_api_key` text,
	PRIMARY KEY(`workspace_id`, `connection_id`, `period_start`, `grain`, `row_key`)
);
