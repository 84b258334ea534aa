CREATE TABLE "blocks" (
	"user_id" text NOT NULL,
	"blocked_id" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blocks_user_id_blocked_id_pk" PRIMARY KEY("user_id","blocked_id")
);
--> statement-breakpoint
CREATE TABLE "call_devices" (
	"call_id" text NOT NULL,
	"user_id" text NOT NULL,
	"device_type" text NOT NULL,
	"device_id" text NOT NULL,
	"chosen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "call_devices_call_id_user_id_device_type_pk" PRIMARY KEY("call_id","user_id","device_type")
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "group_members_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"joined_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "group_members_group_id_user_id_pk" PRIMARY KEY("group_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"user_id" text NOT NULL,
	"endpoint" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"reply" json NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_user_id_endpoint_key_pk" PRIMARY KEY("user_id","endpoint","key")
);
--> statement-breakpoint
CREATE TABLE "stat_samples" (
	"call_id" text NOT NULL,
	"user_id" text NOT NULL,
	"peer_user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"audio_bytes_sent" bigint,
	"audio_bytes_received" bigint,
	"audio_packets_sent" bigint,
	"audio_packets_received" bigint,
	"audio_packets_lost" bigint,
	"audio_jitter" double precision,
	"audio_round_trip_time" double precision,
	"video_bytes_sent" bigint,
	"video_bytes_received" bigint,
	"video_packets_sent" bigint,
	"video_packets_received" bigint,
	"video_packets_lost" bigint,
	"video_jitter" double precision,
	"video_round_trip_time" double precision,
	"video_frame_width" integer,
	"video_frame_height" integer,
	"video_frame_rate" double precision,
	"video_bitrate" double precision,
	CONSTRAINT "stat_samples_call_id_user_id_peer_user_id_at_pk" PRIMARY KEY("call_id","user_id","peer_user_id","at")
);
--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "hidden" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "hidden" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "over_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "call_type" text;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "created_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "participants" ADD COLUMN "outcome" text;--> statement-breakpoint
UPDATE "participants" SET "call_type" = "calls"."type", "created_at" = "calls"."created_at",
	"outcome" = CASE WHEN "participants"."status" = 'cancelled' AND "participants"."user_id" <> "calls"."caller_id" THEN 'missed' ELSE "participants"."status" END,
	"over_at" = CASE
		WHEN "participants"."status" = 'ended' THEN coalesce("participants"."left_at", "calls"."ended_at")
		WHEN "participants"."status" IN ('missed', 'rejected') THEN coalesce((
			SELECT max("at") FROM "call_events" WHERE "call_events"."call_id" = "calls"."id" AND "call_events"."type" IN ('missed', 'rejected')
			AND ("actor_id" = "participants"."user_id" OR "participants"."user_id" = ANY("subject_ids"))), "calls"."ended_at")
		WHEN "participants"."status" = 'cancelled' THEN "calls"."ended_at" END
	FROM "calls" WHERE "calls"."id" = "participants"."call_id";--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "call_type" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "created_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "participants" ALTER COLUMN "outcome" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "when_busy" text DEFAULT 'ring' NOT NULL;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocks" ADD CONSTRAINT "blocks_blocked_id_users_id_fk" FOREIGN KEY ("blocked_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_devices" ADD CONSTRAINT "call_devices_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD CONSTRAINT "stat_samples_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blocks_blocked_id_index" ON "blocks" USING btree ("blocked_id");--> statement-breakpoint
CREATE INDEX "group_members_user_id_index" ON "group_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "one_call_a_group" ON "calls" USING btree ("group_id") WHERE "calls"."status" in ('calling', 'ringing', 'connected');--> statement-breakpoint
CREATE INDEX "history" ON "participants" USING btree ("user_id","created_at","call_id","outcome","call_type") WHERE not "participants"."hidden";