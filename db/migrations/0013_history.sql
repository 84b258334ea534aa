DROP INDEX "history";--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "group_id" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "knows" integer;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "history_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
UPDATE "participants" SET "knows" = jsonb_array_length("last_view"->'members') WHERE "last_view" IS NOT NULL;--> statement-breakpoint
UPDATE "participants" SET "group_id" = "calls"."group_id" FROM "calls" WHERE "calls"."id" = "call_id" AND "calls"."group_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "missed" ON "participants" USING btree ("user_id","over_at") WHERE "participants"."outcome" = 'missed' and "participants"."position" > 0 and not "participants"."hidden";--> statement-breakpoint
CREATE INDEX "history" ON "participants" USING btree ("user_id","created_at","call_id","outcome","call_type","position","knows","group_id") WHERE not "participants"."hidden";