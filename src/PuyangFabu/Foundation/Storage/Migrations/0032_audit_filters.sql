-- The record only grows: whoever looks for a person, an action, a thing or what was refused reads no more of it than he is shown.
create index audit_log_by_operator on audit_log (operator_name, sequence);
create index audit_log_by_action on audit_log (action, sequence);
create index audit_log_by_target on audit_log (target_id, sequence);
create index audit_log_refused on audit_log (sequence) where refused <> '';
