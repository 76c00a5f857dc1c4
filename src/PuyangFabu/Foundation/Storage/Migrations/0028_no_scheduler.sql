-- Quartz woke the due work of broadcasts and made tables of its own for its alarms. The rows say what is due; nothing of these is missed.
drop table if exists qrtz_simple_triggers;
drop table if exists qrtz_cron_triggers;
drop table if exists qrtz_simprop_triggers;
drop table if exists qrtz_blob_triggers;
drop table if exists qrtz_triggers;
drop table if exists qrtz_job_details;
drop table if exists qrtz_calendars;
drop table if exists qrtz_paused_trigger_grps;
drop table if exists qrtz_paused_job_grps;
drop table if exists qrtz_fired_triggers;
drop table if exists qrtz_scheduler_state;
drop table if exists qrtz_locks;
drop table if exists qrtz_execution_history;
drop table if exists qrtz_misfire_history;
drop table if exists qrtz_job_status;
