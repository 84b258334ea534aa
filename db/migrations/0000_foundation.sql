CREATE TABLE "call_events" (
	"call_id" text NOT NULL,
	"seq" integer NOT NULL,
	"type" text NOT NULL,
	"actor_id" text,
	"subject_ids" text[],
	"at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	CONSTRAINT "call_events_call_id_seq_pk" PRIMARY KEY("call_id","seq")
);
--> statement-breakpoint
CREATE TABLE "calls" (
	"id" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"caller_id" text NOT NULL,
	"callee_ids" text[] NOT NULL,
	"group_id" text,
	"group" boolean NOT NULL,
	"host_id" text NOT NULL,
	"status" text NOT NULL,
	"end_reason" text,
	"version" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"connected_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"alone_since" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"offer" text,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"call_id" text NOT NULL,
	"user_id" text NOT NULL,
	"position" integer NOT NULL,
	"status" text NOT NULL,
	"reject_reason" text,
	"epoch" integer NOT NULL,
	"client_id" text,
	"seen_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"reconnecting" boolean NOT NULL,
	"ring_until" timestamp (3) with time zone,
	"ringing_clients" text[] NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"left_at" timestamp (3) with time zone,
	"talked_before" bigint NOT NULL,
	"muted" boolean NOT NULL,
	"video_enabled" boolean NOT NULL,
	"hand_raised" boolean NOT NULL,
	"screen" boolean NOT NULL,
	"last_view" jsonb,
	"occupies" boolean NOT NULL,
	CONSTRAINT "participants_call_id_user_id_pk" PRIMARY KEY("call_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"rotated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"n" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signals_n_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"call_id" text NOT NULL,
	"from_user_id" text NOT NULL,
	"from_client_id" text NOT NULL,
	"from_epoch" integer NOT NULL,
	"to_user_id" text NOT NULL,
	"held" boolean NOT NULL,
	"signal" jsonb NOT NULL,
	"bytes" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"nickname" text NOT NULL,
	"avatar" text,
	"password_hash" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_username_unique" UNIQUE("username")
);
--> statement-breakpoint
ALTER TABLE "call_events" ADD CONSTRAINT "call_events_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calls" ADD CONSTRAINT "calls_caller_id_users_id_fk" FOREIGN KEY ("caller_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unpublished_events" ON "call_events" USING btree ("at") WHERE "call_events"."published_at" is null;--> statement-breakpoint
CREATE INDEX "calls_due_at_index" ON "calls" USING btree ("due_at") WHERE "calls"."due_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "one_call_at_a_time" ON "participants" USING btree ("user_id") WHERE "participants"."occupies";--> statement-breakpoint
CREATE INDEX "live_participants" ON "participants" USING btree ("user_id") WHERE "participants"."status" in ('calling', 'ringing', 'connected');--> statement-breakpoint
CREATE INDEX "participants_lease_until_index" ON "participants" USING btree ("lease_until") WHERE "participants"."lease_until" is not null;--> statement-breakpoint
CREATE INDEX "sessions_user_id_index" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expires_at_index" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "signals_call_id_from_user_id_to_user_id_index" ON "signals" USING btree ("call_id","from_user_id","to_user_id");--> statement-breakpoint
CREATE INDEX "signals_to_user_id_index" ON "signals" USING btree ("to_user_id");