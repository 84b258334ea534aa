CREATE TABLE "media_events" (
	"call_id" text NOT NULL,
	"user_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"type" text NOT NULL,
	"peer_user_id" text NOT NULL,
	CONSTRAINT "media_events_call_id_user_id_at_type_peer_user_id_pk" PRIMARY KEY("call_id","user_id","at","type","peer_user_id")
);
--> statement-breakpoint
CREATE TABLE "stat_packs" (
	"call_id" text PRIMARY KEY NOT NULL,
	"ended_at" timestamp (3) with time zone NOT NULL,
	"sums" jsonb NOT NULL,
	"series" "bytea" NOT NULL
);
--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "seconds" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "path_local" text;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "path_remote" text;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "path_protocol" text;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "path_available" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "audio_sent_packets_lost" bigint;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "audio_gaps" bigint;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "audio_concealed" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "audio_codec" text;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_sent_packets_lost" bigint;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_frames_decoded" bigint;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_frames_dropped" bigint;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_frozen" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_sent_frame_width" integer;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_sent_frame_height" integer;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_sent_frame_rate" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_processor_limited" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_network_limited" double precision;--> statement-breakpoint
ALTER TABLE "stat_samples" ADD COLUMN "video_codec" text;--> statement-breakpoint
ALTER TABLE "media_events" ADD CONSTRAINT "media_events_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stat_packs" ADD CONSTRAINT "stat_packs_call_id_calls_id_fk" FOREIGN KEY ("call_id") REFERENCES "public"."calls"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "stat_packs_ended_at_index" ON "stat_packs" USING btree ("ended_at");